-- tier_reach: which tiers the job's method lets an influencer reach, before anything is held back or pinned.
-- One row per season_id, influencer_id, tier but the last. is_near: reached, or missed by no more than hold_within.
-- reached and whole (share: minor units before and in all; quantile: rows) are 0 for thresholds.
with walked as (
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        case cfg_run.tier_method
            when 'share' then coalesce(
                sum(greatest(influencer_seasons.net_revenue, 0)) over (
                    partition by influencer_seasons.season_id
                    order by influencer_seasons.revenue_rank
                    rows between unbounded preceding and 1 preceding
                ), 0)
            when 'quantile' then influencer_seasons.revenue_rank - 1
            else 0
        end as reached,
        case cfg_run.tier_method
            when 'share' then sum(greatest(influencer_seasons.net_revenue, 0)) over (
                partition by influencer_seasons.season_id
            )
            when 'quantile' then count(*) over (partition by influencer_seasons.season_id)
            else 0
        end as whole
    from influencer_seasons
    cross join cfg_run
),

conditions as (
    select
        season_id,
        influencer_id,
        tier_id,
        min(case when is_met then 1 else 0 end)  as all_met,
        min(case when is_near then 1 else 0 end) as all_near
    from judged_conditions
    group by season_id, influencer_id, tier_id
)

select
    cast(walked.season_id as string)     as season_id,
    cast(walked.influencer_id as string) as influencer_id,
    cast(cfg_tiers.tier_id as string)    as tier_id,
    cast(cfg_tiers.rank as int)          as rank,
    cast(walked.reached as decimal(38, 0)) as reached,
    cast(walked.whole as decimal(38, 0)) as whole,
    cast(
        case
            when cfg_run.tier_method = 'thresholds' then coalesce(conditions.all_met, 1) = 1
            else wide(walked.reached) * 1000000000000 < e12(cfg_tiers.until) * wide(walked.whole)
        end as boolean
    )                                    as is_reached,
    cast(
        case
            when cfg_run.tier_method = 'thresholds' then coalesce(conditions.all_near, 1) = 1
            else wide(walked.reached) * 1000000000000
                <= (e12(cfg_tiers.until) + e12(cfg_run.hold_within)) * wide(walked.whole)
        end as boolean
    )                                    as is_near
from walked
inner join cfg_tiers
    on not cfg_tiers.is_last
left join conditions
    on conditions.season_id = walked.season_id
    and conditions.influencer_id = walked.influencer_id
    and conditions.tier_id = cfg_tiers.tier_id
cross join cfg_run
