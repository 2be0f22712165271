-- season_draws: the rules by which the confidence of a season's tiers is drawn, and whose; nothing when the job asks for no
-- resamples. What is drawn from are season_lines.
-- One row per season_id, kind and what it is of. kind: job (text: method, number: resamples, other: seed, at_least:
-- min_orders), cut (rank of a tier, number: trillionths), condition (of a tier, text: metric), member. month is that of the
-- season's first day.
-- Cut by month: only seasons in which something changed are drawn anew.
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

seasons as (
    select distinct season_id
    from members
),

drawn as (
    select
        seasons.season_id, 'job' as kind, cast(null as string) as influencer_id,
        cfg_run.tier_method as text, asked.resamples as number, asked.seed as other, cast(null as int) as rank,
        cast(cfg_run.min_orders as decimal(38, 6)) as at_least, cast(null as decimal(38, 6)) as at_most,
        cast(null as boolean) as is_met
    from seasons
    cross join asked
    cross join cfg_run
    union all
    select
        seasons.season_id, 'cut' as kind, null as influencer_id, null as text, e12(cfg_tiers.until) as number,
        null as other, cfg_tiers.rank, null as at_least, null as at_most, null as is_met
    from seasons
    cross join cfg_tiers
    union all
    select
        members.season_id, 'member' as kind, members.influencer_id, null as text, null as number,
        null as other, null as rank, null as at_least, null as at_most, null as is_met
    from members
    union all
    select
        members.season_id, 'condition' as kind, members.influencer_id, judged_conditions.metric as text,
        null as number, null as other, cfg_tiers.rank, judged_conditions.at_least, judged_conditions.at_most,
        judged_conditions.is_met
    from judged_conditions
    inner join members
        on members.season_id = judged_conditions.season_id
        and members.influencer_id = judged_conditions.influencer_id
    inner join cfg_tiers
        on cfg_tiers.tier_id = judged_conditions.tier_id
)

select
    cast(year(cfg_seasons.starts_on) * 100 + month(cfg_seasons.starts_on) as int) as month,
    cast(drawn.season_id as string)                                               as season_id,
    cast(drawn.kind as string)                                                    as kind,
    cast(drawn.influencer_id as string)                                           as influencer_id,
    cast(drawn.text as string)                                                    as text,
    cast(drawn.number as bigint)                                                  as number,
    cast(drawn.other as bigint)                                                   as other,
    cast(drawn.rank as int)                                                       as rank,
    cast(drawn.at_least as decimal(38, 6))                                        as at_least,
    cast(drawn.at_most as decimal(38, 6))                                         as at_most,
    cast(drawn.is_met as boolean)                                                 as is_met
from drawn
inner join cfg_seasons
    on cfg_seasons.season_id = drawn.season_id
