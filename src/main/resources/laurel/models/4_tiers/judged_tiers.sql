-- judged_tiers: the tier an influencer earned in a season, how it moved, and why.
-- One row per season_id, influencer_id. Money in minor units, shares in millionths; size_tier null when the followers
-- are unknown, cumulative_share when nobody has positive revenue, to_next_tier when nothing is above 0.
with lowest as (
    select
        decided_tiers.season_id,
        decided_tiers.method_rank,
        min(influencer_seasons.net_revenue) as net_revenue
    from decided_tiers
    inner join influencer_seasons
        on influencer_seasons.season_id = decided_tiers.season_id
        and influencer_seasons.influencer_id = decided_tiers.influencer_id
    group by decided_tiers.season_id, decided_tiers.method_rank
),

missing as (
    -- thresholds: what is missing to a tier when net_revenue is the one condition that fails
    select
        season_id,
        influencer_id,
        tier_id,
        max(lacks) as lacks
    from judged_conditions
    where not is_met
    group by season_id, influencer_id, tier_id
    having count(*) = 1
        and min(metric) = 'net_revenue'
        and max(lacks) > 0
),

firsts as (
    select season, influencer_id, min(occurrence) as occurrence
    from decided_tiers
    group by season, influencer_id
),

placed as (
    select
        decided_tiers.*,
        influencer_seasons.net_revenue,
        influencer_seasons.revenue_share,
        influencer_seasons.revenue_rank,
        influencer_seasons.followers,
        influencer_seasons.is_provisional,
        firsts.occurrence < decided_tiers.occurrence as was_there,
        sum(greatest(influencer_seasons.net_revenue, 0)) over (
            partition by decided_tiers.season_id
            order by influencer_seasons.revenue_rank
            rows between unbounded preceding and current row
        ) as reached,
        sum(greatest(influencer_seasons.net_revenue, 0)) over (partition by decided_tiers.season_id) as whole
    from decided_tiers
    inner join influencer_seasons
        on influencer_seasons.season_id = decided_tiers.season_id
        and influencer_seasons.influencer_id = decided_tiers.influencer_id
    inner join firsts
        on firsts.season = decided_tiers.season
        and firsts.influencer_id = decided_tiers.influencer_id
),

stepped as (
    select
        placed.*,
        case
            when cfg_run.tier_method = 'thresholds' then missing.lacks
            else lowest.net_revenue - placed.net_revenue
        end as step
    from placed
    cross join cfg_run
    left join cfg_tiers as above
        on above.rank = placed.rank - 1
    left join lowest
        on lowest.season_id = placed.season_id
        and lowest.method_rank = placed.rank - 1
    left join missing
        on missing.season_id = placed.season_id
        and missing.influencer_id = placed.influencer_id
        and missing.tier_id = above.tier_id
)

select
    cast(stepped.season_id as string)     as season_id,
    cast(stepped.influencer_id as string) as influencer_id,
    cast(tier.tier_id as string)          as tier,
    cast(cfg_size_bands.size_tier as string) as size_tier,
    cast(previous.tier_id as string)      as previous_tier,
    cast(
        case
            when stepped.previous_rank is null and stepped.was_there then 'returned'
            when stepped.previous_rank is null then 'new'
            when stepped.rank < stepped.previous_rank then 'promoted'
            when stepped.rank > stepped.previous_rank then 'demoted'
            else 'kept'
        end as string
    )                                     as move,
    cast(stepped.net_revenue as bigint)   as net_revenue,
    cast(stepped.revenue_share as bigint) as revenue_share,
    cast(round_div(wide(stepped.reached) * 1000000, stepped.whole) as bigint) as cumulative_share,
    cast(stepped.revenue_rank as bigint)  as revenue_rank,
    cast(case when stepped.step > 0 then stepped.step end as bigint) as to_next_tier,
    cast(stepped.decided_by as string)    as decided_by,
    cast(stepped.held as bigint)          as held_seasons,
    cast(tier_confidence.confidence as bigint) as confidence,
    cast(tier_reasons.reasons as string)  as reasons,
    cast(stepped.is_provisional as boolean) as is_provisional
from stepped
inner join cfg_tiers as tier
    on tier.rank = stepped.rank
left join cfg_tiers as previous
    on previous.rank = stepped.previous_rank
left join cfg_size_bands
    on cfg_size_bands.from_followers <= stepped.followers
    and coalesce(stepped.followers < cfg_size_bands.below_followers, true)
inner join tier_reasons
    on tier_reasons.season_id = stepped.season_id
    and tier_reasons.influencer_id = stepped.influencer_id
left join tier_confidence
    on tier_confidence.season_id = stepped.season_id
    and tier_confidence.influencer_id = stepped.influencer_id
