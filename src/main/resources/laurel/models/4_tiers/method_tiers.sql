-- method_tiers: the tier by the job's method, and all that may overrule it.
-- One row per season_id, influencer_id. Ranks count from 1, the top tier. pin_place is that of the pin that holds, or
-- null; is_near_above: the tier above is missed by no more than hold_within.
with reached as (
    select
        season_id,
        influencer_id,
        min(rank) as rank
    from tier_reach
    where is_reached
    group by season_id, influencer_id
),

last_tier as (
    select rank
    from cfg_tiers
    where is_last
),

pinned as (
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        max(cfg_pins.place) as place
    from influencer_seasons
    inner join cfg_seasons
        on cfg_seasons.season_id = influencer_seasons.season_id
    inner join cfg_pins
        on cfg_pins.influencer_id = influencer_seasons.influencer_id
        and coalesce(cfg_seasons.starts_on < cfg_pins.until, true)
    group by influencer_seasons.season_id, influencer_seasons.influencer_id
)

select
    cast(influencer_seasons.season_id as string)              as season_id,
    cast(influencer_seasons.influencer_id as string)          as influencer_id,
    cast(cfg_seasons.season as string)                        as season,
    cast(cfg_seasons.occurrence as int)                       as occurrence,
    cast(coalesce(reached.rank, last_tier.rank) as int)       as method_rank,
    cast(last_tier.rank as int)                               as last_rank,
    cast(coalesce(tier_reach.is_near, false) as boolean)      as is_near_above,
    cast(
        influencer_seasons.net_revenue <= 0 or influencer_seasons.orders < cfg_run.min_orders as boolean
    )                                                         as is_last,
    cast(pinned.place as int)                                 as pin_place,
    cast(cfg_tiers.rank as int)                               as pin_rank
from influencer_seasons
inner join cfg_seasons
    on cfg_seasons.season_id = influencer_seasons.season_id
cross join cfg_run
cross join last_tier
left join reached
    on reached.season_id = influencer_seasons.season_id
    and reached.influencer_id = influencer_seasons.influencer_id
left join tier_reach
    on tier_reach.season_id = influencer_seasons.season_id
    and tier_reach.influencer_id = influencer_seasons.influencer_id
    and tier_reach.rank = coalesce(reached.rank, last_tier.rank) - 1
left join pinned
    on pinned.season_id = influencer_seasons.season_id
    and pinned.influencer_id = influencer_seasons.influencer_id
left join cfg_pins
    on cfg_pins.place = pinned.place
left join cfg_tiers
    on cfg_tiers.tier_id = cfg_pins.tier_id
