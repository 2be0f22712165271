-- activation_candidates: everybody known to any feed, with what is known now.
-- One row per influencer_id. posts counts the posts so far; size_tier is null when no followers are known.
with known as (
    -- whom an order is credited to owns a code or a link
    select influencer_id from influencers
    union
    select influencer_id from codes
    union
    select influencer_id from posts
    union
    -- also those with whom nothing is agreed yet
    select influencer_id
    from judged_deals
    where rule is null
        and newest_first = 1
),

counted_posts as (
    select
        influencer_id,
        count(*) as posts
    from posts
    group by influencer_id
),

latest_followers as (
    select
        influencer_id,
        max_by(followers, snapshot) as followers
    from follower_counts
    group by influencer_id
),

candidates as (
    select
        known.influencer_id,
        influencers.first_name,
        influencers.name,
        influencers.handle,
        influencers.contact,
        influencers.status,
        influencers.last_contacted_on,
        coalesce(latest_followers.followers, influencers.followers) as followers,
        coalesce(counted_posts.posts, 0) as posts
    from known
    left join influencers on influencers.influencer_id = known.influencer_id
    left join counted_posts on counted_posts.influencer_id = known.influencer_id
    left join latest_followers
        on latest_followers.influencer_id = known.influencer_id
    where known.influencer_id is not null
)

select
    cast(candidates.influencer_id as string)     as influencer_id,
    cast(candidates.first_name as string)        as first_name,
    cast(candidates.name as string)              as name,
    cast(candidates.handle as string)            as handle,
    cast(candidates.contact as string)           as contact,
    cast(candidates.status as string)            as status,
    cast(candidates.last_contacted_on as date)   as last_contacted_on,
    cast(cfg_size_bands.size_tier as string)     as size_tier,
    cast(candidates.posts as bigint)             as posts
from candidates
left join cfg_size_bands
    on candidates.followers >= cfg_size_bands.from_followers
    and (
        cfg_size_bands.below_followers is null
        or candidates.followers < cfg_size_bands.below_followers
    )
