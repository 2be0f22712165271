-- season_lifts: an estimate of how far the days of a season are above ordinary days of the same weekdays.
-- One row per season_id of season_calendar. All but baseline_days is null unless there are at least 14 ordinary days, of
-- every weekday that the season has had, and orders on at least half of them.
with elapsed as (
    select
        season_id,
        weekday,
        count(*)         as days,
        sum(net_revenue) as net_revenue
    from season_calendar
    where day >= 1
    group by season_id, weekday
),

known as (
    select
        season_id,
        sum(days)             as days,
        sum(days_with_orders) as days_with_orders,
        count(*)              as weekdays,
        sum(squares)          as squares
    from season_baselines
    group by season_id
),

compared as (
    -- spread is in thousandths of a day: each day differs by itself, and a weekday's median is off alike on all its days
    -- (a median of n days by half of pi over n)
    select
        elapsed.season_id,
        sum(elapsed.days)                            as days,
        sum(elapsed.net_revenue)                     as net_revenue,
        sum(elapsed.days * season_baselines.baseline) as baseline,
        count(*) = count(season_baselines.weekday)   as is_whole,
        sum(
            1000 * elapsed.days
            + round_div(1571 * elapsed.days * elapsed.days, season_baselines.days)
        )                                            as spread
    from elapsed
    left join season_baselines
        on season_baselines.season_id = elapsed.season_id
        and season_baselines.weekday = elapsed.weekday
    group by elapsed.season_id
),

estimated as (
    -- 3.8416 is 1.96 squared, for 95 in a hundred
    select
        compared.season_id,
        compared.days,
        coalesce(known.days, 0) as baseline_days,
        compared.is_whole
            and known.days >= 14
            and 2 * known.days_with_orders >= known.days as is_known,
        compared.baseline,
        compared.net_revenue - compared.baseline as lift,
        root(
            round_div(
                round_div(known.squares * 38416, (known.days - known.weekdays) * 10000) * compared.spread,
                1000
            )
        ) as margin
    from compared
    left join known
        on known.season_id = compared.season_id
)

select
    cast(season_id as string)                                               as season_id,
    cast(baseline_days as bigint)                                           as baseline_days,
    cast(case when is_known then round_div(baseline, days) end as bigint)   as estimated_baseline_day,
    cast(case when is_known then baseline end as bigint)                    as estimated_baseline_revenue,
    cast(case when is_known then lift end as bigint)                        as estimated_lift,
    cast(case when is_known then lift - margin end as bigint)               as estimated_lift_low,
    cast(case when is_known then lift + margin end as bigint)               as estimated_lift_high
from estimated
