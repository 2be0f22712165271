-- deliverables: what was promised in deals and what was posted.
-- One row per deal_id that states expected_posts or post_due_on. A post belongs to the latest such deal begun by its day
-- (of several the smaller deal_id) and not long over. Ratios in millionths.
with promised as (
    select
        deals.*,
        coalesce(deals.post_due_on, date_add(deals.ends_before, -1)) as due_on,
        coalesce(deals.expected_posts, 1) as wanted_posts
    from deals
    where deals.expected_posts is not null
        or deals.post_due_on is not null
),

placed as (
    select
        promised.deal_id,
        promised.due_on,
        post_results.*,
        row_number() over (
            partition by post_results.post_id
            order by promised.starts_on desc, promised.deal_id
        ) as latest_first
    from promised
    inner join post_results
        on post_results.influencer_id = promised.influencer_id
        and post_results.posted_on >= promised.starts_on
    inner join cfg_deliverables
        on post_results.posted_on <= date_add(
            greatest(promised.due_on, date_add(promised.ends_before, -1)), cfg_deliverables.late_days
        )
),

kept as (
    select
        deal_id,
        count(*)                                              as posts,
        sum(case when posted_on <= due_on then 1 else 0 end)  as posts_in_time,
        max(posted_on)                                        as last_posted_on,
        sum(views)                                            as views,
        sum(engagements)                                      as engagements,
        round_div(sum(wide(rated_engagements)) * 1000000, sum(rated_views)) as engagement_rate
    from placed
    where latest_first = 1
    group by deal_id
),

tiers as (
    -- the last tier of an influencer, in whatever season
    select
        tier_assignments.influencer_id,
        tier_assignments.tier,
        row_number() over (
            partition by tier_assignments.influencer_id
            order by cfg_seasons.starts_on desc, cfg_seasons.season_id
        ) as latest_first
    from tier_assignments
    inner join cfg_seasons
        on cfg_seasons.season_id = tier_assignments.season_id
),

judged as (
    select
        promised.*,
        coalesce(kept.posts, 0)         as posts,
        coalesce(kept.posts_in_time, 0) as posts_in_time,
        kept.last_posted_on,
        kept.views,
        kept.engagements,
        kept.engagement_rate,
        coalesce(by_tier.engagement_rate, by_size.engagement_rate) as expected_rate,
        case
            when coalesce(kept.posts, 0) >= promised.wanted_posts then 'posted'
            when promised.stage = 'closed' then 'short'
            when cfg_run.as_of > promised.due_on then 'overdue'
            else 'open'
        end as status,
        date_add(promised.due_on, cfg_deliverables.follow_up_days) as follow_up_on,
        cfg_run.as_of
    from promised
    cross join cfg_run
    cross join cfg_deliverables
    left join kept on kept.deal_id = promised.deal_id
    left join tiers on tiers.influencer_id = promised.influencer_id and tiers.latest_first = 1
    left join activation_candidates on activation_candidates.influencer_id = promised.influencer_id
    left join cfg_expected_engagement as by_tier on by_tier.tier = tiers.tier
    left join cfg_expected_engagement as by_size on by_size.tier = activation_candidates.size_tier
)

select
    cast(deal_id as string)                                        as deal_id,
    cast(influencer_id as string)                                  as influencer_id,
    cast(season_id as string)                                      as season_id,
    cast(stage as string)                                          as stage,
    cast(starts_on as date)                                        as starts_on,
    cast(due_on as date)                                           as post_due_on,
    cast(wanted_posts as bigint)                                   as expected_posts,
    cast(posts as bigint)                                          as posts,
    cast(posts_in_time as bigint)                                  as posts_in_time,
    cast(greatest(wanted_posts - posts, 0) as bigint)              as missing_posts,
    cast(status as string)                                         as status,
    cast(case when status = 'overdue' then days_between(due_on, as_of) end as bigint) as overdue_days,
    cast(case when status in ('open', 'overdue') then follow_up_on end as date) as follow_up_on,
    cast(status = 'overdue' and as_of >= follow_up_on as boolean)  as is_follow_up_due,
    cast(last_posted_on as date)                                   as last_posted_on,
    cast(views as bigint)                                          as views,
    cast(engagements as bigint)                                    as engagements,
    cast(engagement_rate as bigint)                                as engagement_rate,
    cast(expected_rate as bigint)                                  as expected_engagement_rate,
    cast(round_div(wide(engagement_rate) * 1000000, expected_rate) as bigint) as engagement_attainment
from judged
