-- season_posts: what an influencer's posts of a season reached.
-- One row per season_id, influencer_id with a post in the season. Metrics of posts that know them; null when none does.
-- rated_…: over the posts where both views and an engagement are known.
select
    cast(cfg_seasons.season_id as string)              as season_id,
    cast(post_results.influencer_id as string)         as influencer_id,
    cast(count(*) as bigint)                           as posts,
    cast(sum(post_results.views) as bigint)            as views,
    cast(sum(post_results.engagements) as bigint)      as engagements,
    cast(sum(post_results.rated_views) as bigint)      as rated_views,
    cast(sum(post_results.rated_engagements) as bigint) as rated_engagements
from post_results
inner join cfg_seasons
    on post_results.posted_on >= cfg_seasons.starts_on
    and post_results.posted_on < cfg_seasons.ends_before
cross join cfg_run
where cfg_seasons.starts_on <= cfg_run.as_of
group by cfg_seasons.season_id, post_results.influencer_id
