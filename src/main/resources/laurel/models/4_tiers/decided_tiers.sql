-- decided_tiers: the tier after hysteresis, the last tier's rule and pins, walked from occurrence to occurrence; a tier
-- of a closed season stands as it was closed (a tier that the rules no longer know is judged anew).
-- One row per season_id, influencer_id. Ranks count from 1, the top tier; previous_rank is the published one of the
-- previous occurrence of the season, null when not in it; held counts occurrences in a row held back, with this one.
with recursive closed as (
    select
        raw_closed_tiers.season_id,
        raw_closed_tiers.influencer_id,
        cfg_tiers.rank,
        raw_closed_tiers.held_seasons
    from raw_closed_tiers
    inner join cfg_tiers
        on cfg_tiers.tier_id = raw_closed_tiers.tier
),

walk as (
    select
        first_ones.season_id,
        first_ones.influencer_id,
        first_ones.season,
        first_ones.occurrence,
        cast(null as int) as previous_rank,
        first_ones.method_rank,
        cast(coalesce(closed.held_seasons, 0) as int) as held,
        cast(
            case
                when closed.rank is not null then closed.rank
                when first_ones.pin_rank is not null then first_ones.pin_rank
                when first_ones.is_last then first_ones.last_rank
                else first_ones.method_rank
            end as int
        ) as rank
    from method_tiers as first_ones
    left join closed
        on closed.season_id = first_ones.season_id
        and closed.influencer_id = first_ones.influencer_id
    where not exists (
        select 1
        from method_tiers as before
        where before.season = first_ones.season
            and before.influencer_id = first_ones.influencer_id
            and before.occurrence = first_ones.occurrence - 1
    )
    union all
    select
        judged.season_id,
        judged.influencer_id,
        judged.season,
        judged.occurrence,
        judged.previous_rank,
        judged.method_rank,
        cast(
            coalesce(judged.held_closed, case when judged.is_held then judged.held_before + 1 else 0 end) as int
        ) as held,
        cast(
            case
                when judged.closed_rank is not null then judged.closed_rank
                when judged.pin_rank is not null then judged.pin_rank
                when judged.is_last then judged.last_rank
                when judged.is_held then judged.previous_rank
                else judged.method_rank
            end as int
        ) as rank
    from (
        select
            method_tiers.*,
            walk.rank as previous_rank,
            walk.held as held_before,
            closed.rank as closed_rank,
            closed.held_seasons as held_closed,
            method_tiers.method_rank = walk.rank + 1
            and (
                (cfg_run.hold_within > 0 and method_tiers.is_near_above)
                or walk.held < cfg_run.grace_seasons
            ) as is_held
        from walk
        inner join method_tiers
            on method_tiers.season = walk.season
            and method_tiers.influencer_id = walk.influencer_id
            and method_tiers.occurrence = walk.occurrence + 1
        left join closed
            on closed.season_id = method_tiers.season_id
            and closed.influencer_id = method_tiers.influencer_id
        cross join cfg_run
    ) as judged
)

select
    cast(walk.season_id as string)     as season_id,
    cast(walk.influencer_id as string) as influencer_id,
    cast(walk.season as string)        as season,
    cast(walk.occurrence as int)       as occurrence,
    cast(walk.previous_rank as int)    as previous_rank,
    cast(walk.method_rank as int)      as method_rank,
    cast(walk.held as int)             as held,
    cast(walk.rank as int)             as rank,
    cast(
        case
            when method_tiers.pin_rank is not null then 'pin'
            when method_tiers.is_last then 'last_tier'
            when walk.held > 0 then 'hysteresis'
            else 'method'
        end as string
    )                                  as decided_by
from walk
inner join method_tiers
    on method_tiers.season_id = walk.season_id
    and method_tiers.influencer_id = walk.influencer_id
