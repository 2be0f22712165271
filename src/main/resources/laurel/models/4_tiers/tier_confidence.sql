-- tier_confidence: how often an influencer would have had the same tier, had chance drawn the season's orders anew.
-- One row per season_id, influencer_id of influencer_seasons, in the month of the season's first day; none when the job
-- asks for no resamples. This query only collects; laurel.models.TierConfidence draws (method 1). confidence in millionths.
-- Built by month, with the season_lines of all months of its seasons.
with collected as (
    select season_draws.*
    from season_draws
    union all
    select
        jobs.month, season_lines.season_id, season_lines.entry as kind, season_lines.influencer_id,
        season_lines.order_id as text, season_lines.revenue as number, null as other, null as rank, null as at_least,
        null as at_most, null as is_met
    from season_lines
    inner join season_draws as jobs
        on jobs.kind = 'job'
        and jobs.season_id = season_lines.season_id
)

select
    cast(month as int)               as month,
    cast(season_id as string)        as season_id,
    cast(kind as string)             as kind,
    cast(influencer_id as string)    as influencer_id,
    cast(text as string)             as text,
    cast(number as bigint)           as number,
    cast(other as bigint)            as other,
    cast(rank as int)                as rank,
    cast(at_least as decimal(38, 6)) as at_least,
    cast(at_most as decimal(38, 6))  as at_most,
    cast(is_met as boolean)          as is_met
from collected
