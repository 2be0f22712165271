-- season_posts: what an influencer's posts of a season reached.
-- One row per season_id, influencer_id with a post in the season. Metrics of posts that know them; null when none does.
-- rated_…: over the posts where both views and an engagement are known.
with engaged as (
    select
        posts.*,
        case
            when coalesce(likes, comments, shares, saves) is not null
                then coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0)
        end as engagements
    from posts
)

select
    cast(cfg_seasons.season_id as string)   as season_id,
    cast(engaged.influencer_id as string)   as influencer_id,
    cast(count(*) as bigint)                as posts,
    cast(sum(engaged.views) as bigint)      as views,
    cast(sum(engaged.engagements) as bigint) as engagements,
    cast(
        sum(case when engaged.engagements is not null then engaged.views end) as bigint
    )                                       as rated_views,
    cast(
        sum(case when engaged.views is not null then engaged.engagements end) as bigint
    )                                       as rated_engagements
from engaged
inner join cfg_seasons
    on engaged.posted_on >= cfg_seasons.starts_on
    and engaged.posted_on < cfg_seasons.ends_before
cross join cfg_run
where cfg_seasons.starts_on <= cfg_run.as_of
group by cfg_seasons.season_id, engaged.influencer_id
