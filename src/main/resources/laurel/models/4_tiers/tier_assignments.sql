-- tier_assignments: the tier an influencer earned in a season, how it moved, and why; a closed season stays as it was
-- closed. One row per season_id, influencer_id. Money in minor units, shares in millionths.
with chosen as (
    select
        judged_tiers.season_id,
        judged_tiers.influencer_id,
        judged_tiers.tier,
        judged_tiers.size_tier,
        judged_tiers.previous_tier,
        judged_tiers.move,
        judged_tiers.net_revenue,
        judged_tiers.revenue_share,
        judged_tiers.cumulative_share,
        judged_tiers.revenue_rank,
        judged_tiers.to_next_tier,
        judged_tiers.decided_by,
        judged_tiers.held_seasons,
        judged_tiers.confidence,
        judged_tiers.reasons,
        judged_tiers.is_provisional
    from judged_tiers
    left join cfg_closed_seasons
        on cfg_closed_seasons.season_id = judged_tiers.season_id
    where cfg_closed_seasons.season_id is null
    union all
    select
        season_id,
        influencer_id,
        tier,
        size_tier,
        previous_tier,
        move,
        net_revenue,
        revenue_share,
        cumulative_share,
        revenue_rank,
        to_next_tier,
        decided_by,
        held_seasons,
        confidence,
        reasons,
        is_provisional
    from raw_closed_tiers
)

select
    cast(season_id as string)        as season_id,
    cast(influencer_id as string)    as influencer_id,
    cast(tier as string)             as tier,
    cast(size_tier as string)        as size_tier,
    cast(previous_tier as string)    as previous_tier,
    cast(move as string)             as move,
    cast(net_revenue as bigint)      as net_revenue,
    cast(revenue_share as bigint)    as revenue_share,
    cast(cumulative_share as bigint) as cumulative_share,
    cast(revenue_rank as bigint)     as revenue_rank,
    cast(to_next_tier as bigint)     as to_next_tier,
    cast(decided_by as string)       as decided_by,
    cast(held_seasons as bigint)     as held_seasons,
    cast(confidence as bigint)       as confidence,
    cast(reasons as string)          as reasons,
    cast(is_provisional as boolean)  as is_provisional
from chosen
