-- The tiers of a closed season are those that were closed, each once.
with closed as (
    select tier_assignments.*
    from tier_assignments
    inner join cfg_closed_seasons
        on cfg_closed_seasons.season_id = tier_assignments.season_id
),

counted as (
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
        reasons,
        is_provisional,
        1 as published,
        0 as frozen
    from closed
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
        reasons,
        is_provisional,
        0 as published,
        1 as frozen
    from raw_closed_tiers
)

select season_id, influencer_id, cast(sum(published) as bigint) as published, cast(sum(frozen) as bigint) as frozen
from counted
group by
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
    reasons,
    is_provisional
having sum(published) <> 1 or sum(frozen) <> 1
