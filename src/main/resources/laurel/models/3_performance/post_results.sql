-- post_results: what a post reached.
-- One row per post_id. engagements are likes, comments, shares and saves, of those known; null when none is. rated_… are
-- known where both views and engagements are.
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
    cast(post_id as string)                                            as post_id,
    cast(influencer_id as string)                                      as influencer_id,
    cast(posted_at as bigint)                                          as posted_at,
    cast(posted_on as date)                                            as posted_on,
    cast(views as bigint)                                              as views,
    cast(engagements as bigint)                                        as engagements,
    cast(case when engagements is not null then views end as bigint)   as rated_views,
    cast(case when views is not null then engagements end as bigint)   as rated_engagements
from engaged
