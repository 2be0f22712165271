-- season_baselines: what the shop takes in on an ordinary day of a weekday, as known before a season: the median.
-- One row per season_id, weekday with an ordinary day. squares adds up the squared distances of these days from it.
with ordinary as (
    select
        season_calendar.*,
        row_number() over (partition by season_id, weekday order by net_revenue, day_on) as place,
        count(*) over (partition by season_id, weekday) as days
    from season_calendar
    where is_ordinary
),

medians as (
    -- of an even number, the two in the middle
    select
        season_id,
        weekday,
        round_div(sum(net_revenue), count(*)) as baseline
    from ordinary
    where 2 * place >= days
        and 2 * place <= days + 2
    group by season_id, weekday
)

select
    cast(ordinary.season_id as string)                                       as season_id,
    cast(ordinary.weekday as int)                                            as weekday,
    cast(max(medians.baseline) as bigint)                                    as baseline,
    cast(count(*) as bigint)                                                 as days,
    cast(sum(case when ordinary.has_orders then 1 else 0 end) as bigint)     as days_with_orders,
    cast(
        sum(
            wide(ordinary.net_revenue - medians.baseline) * (ordinary.net_revenue - medians.baseline)
        ) as decimal(38, 0)
    )                                                                        as squares
from ordinary
inner join medians
    on medians.season_id = ordinary.season_id
    and medians.weekday = ordinary.weekday
group by ordinary.season_id, ordinary.weekday
