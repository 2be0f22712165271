-- activation_tiers: the tier that counts for an upcoming season, that of the last occurrence of the
-- same season, else of any season. One row per season_id, influencer_id that ever had a tier.
with assigned as (
    select
        tier_assignments.influencer_id,
        tier_assignments.tier,
        tier_assignments.net_revenue,
        cfg_seasons.season_id,
        cfg_seasons.season,
        cfg_seasons.starts_on,
        cfg_seasons.ends_before
    from tier_assignments
    inner join cfg_seasons on cfg_seasons.season_id = tier_assignments.season_id
),

ranked as (
    select
        upcoming_seasons.season_id,
        assigned.influencer_id,
        assigned.tier,
        assigned.season_id as tier_season_id,
        assigned.net_revenue,
        row_number() over (
            partition by upcoming_seasons.season_id, assigned.influencer_id
            order by
                case when assigned.season = upcoming_seasons.season then 0 else 1 end,
                assigned.starts_on desc,
                assigned.ends_before desc,
                assigned.season_id
        ) as place
    from upcoming_seasons
    cross join assigned
)

select
    cast(ranked.season_id as string)      as season_id,
    cast(ranked.influencer_id as string)  as influencer_id,
    cast(ranked.tier as string)           as tier,
    cast(ranked.tier_season_id as string) as tier_season_id,
    cast(ranked.net_revenue as bigint)    as net_revenue
from ranked
where ranked.place = 1
