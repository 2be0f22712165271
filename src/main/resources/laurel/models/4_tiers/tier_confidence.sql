-- tier_confidence: how often an influencer would have had the same tier, had chance drawn the season's orders anew.
-- One row per season_id, influencer_id of influencer_seasons; none when the job asks for no resamples. This query only
-- collects, by kind: the job (text: method, number: resamples, other: seed, at_least: min_orders), cut (rank of a tier,
-- number: trillionths), condition (of a tier, text: metric), member, sale and refund (text: order_id, number: minor
-- units); laurel.models.TierConfidence draws (method 1). confidence in millionths.
with asked as (
    select cfg_confidence.resamples, cfg_confidence.seed
    from cfg_confidence
    where cfg_confidence.resamples > 0
),

members as (
    select influencer_seasons.season_id, influencer_seasons.influencer_id
    from influencer_seasons
    cross join asked
),

collected as (
    select
        'job' as kind, cast(null as string) as season_id, cast(null as string) as influencer_id,
        cfg_run.tier_method as text, asked.resamples as number, asked.seed as other, cast(null as int) as rank,
        cast(cfg_run.min_orders as decimal(38, 6)) as at_least, cast(null as decimal(38, 6)) as at_most,
        cast(null as boolean) as is_met
    from asked
    cross join cfg_run
    union all
    select
        'cut' as kind, null as season_id, null as influencer_id, null as text, e12(cfg_tiers.until) as number,
        null as other, cfg_tiers.rank, null as at_least, null as at_most, null as is_met
    from cfg_tiers
    union all
    select
        'member' as kind, members.season_id, members.influencer_id, null as text, null as number,
        null as other, null as rank, null as at_least, null as at_most, null as is_met
    from members
    union all
    select
        'condition' as kind, members.season_id, members.influencer_id, judged_conditions.metric as text,
        null as number, null as other, cfg_tiers.rank, judged_conditions.at_least, judged_conditions.at_most,
        judged_conditions.is_met
    from judged_conditions
    inner join members
        on members.season_id = judged_conditions.season_id
        and members.influencer_id = judged_conditions.influencer_id
    inner join cfg_tiers
        on cfg_tiers.tier_id = judged_conditions.tier_id
    union all
    select
        ledger.entry as kind, season_dates.season_id, ledger.influencer_id, ledger.order_id as text,
        ledger.revenue as number, null as other, null as rank, null as at_least, null as at_most, null as is_met
    from ledger
    inner join season_dates
        on season_dates.ordered_on = ledger.ordered_on
    cross join asked
    where ledger.influencer_id is not null
)

select
    cast(kind as string)             as kind,
    cast(season_id as string)        as season_id,
    cast(influencer_id as string)    as influencer_id,
    cast(text as string)             as text,
    cast(number as bigint)           as number,
    cast(other as bigint)            as other,
    cast(rank as int)                as rank,
    cast(at_least as decimal(38, 6)) as at_least,
    cast(at_most as decimal(38, 6))  as at_most,
    cast(is_met as boolean)          as is_met
from collected
