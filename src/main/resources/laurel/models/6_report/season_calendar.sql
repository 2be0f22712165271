-- season_calendar: the days of a season up to as-of, and those of the weeks before it that an ordinary day is judged by.
-- One row per season_id with a row in influencer_seasons, day_on. day counts from 1 on the first day of the season, those
-- before are 0 and less; weekday is 0 to 6; an ordinary day lies before the season and in no season at all, and not
-- before the shop's first order.
with recursive days as (
    select
        cfg_seasons.season_id,
        date_add(cfg_seasons.starts_on, -7 * cfg_report.baseline_weeks) as day_on,
        cast(1 - 7 * cfg_report.baseline_weeks as int)                  as day,
        least(date_add(cfg_seasons.ends_before, -1), cfg_run.as_of)     as last_on
    from cfg_seasons
    cross join cfg_report
    cross join cfg_run
    where cfg_seasons.season_id in (select season_id from influencer_seasons)
    union all
    select
        season_id,
        date_add(day_on, 1)  as day_on,
        cast(day + 1 as int) as day,
        last_on
    from days
    where day_on < last_on
),

history as (
    select min(ordered_on) as first_on
    from shop_days
),

taken as (
    -- days before the season that lie in another one
    select distinct
        days.season_id,
        days.day_on
    from days
    inner join cfg_seasons
        on days.day_on >= cfg_seasons.starts_on
        and days.day_on < cfg_seasons.ends_before
    where days.day < 1
)

select
    cast(days.season_id as string)                                 as season_id,
    cast(days.day_on as date)                                      as day_on,
    cast(days.day as int)                                          as day,
    cast(left_over(days_between(cast('1900-01-01' as date), days.day_on), 7) as int) as weekday,
    cast(
        days.day < 1
        and taken.day_on is null
        and coalesce(days.day_on >= history.first_on, false) as boolean
    )                                                              as is_ordinary,
    cast(shop_days.ordered_on is not null as boolean)              as has_orders,
    cast(coalesce(shop_days.order_credit, 0) as decimal(38, 0))    as order_credit,
    cast(coalesce(shop_days.gross_revenue, 0) as bigint)           as gross_revenue,
    cast(coalesce(shop_days.refunds, 0) as bigint)                 as refunds,
    cast(coalesce(shop_days.unattributed_revenue, 0) as bigint)    as unattributed_revenue,
    cast(coalesce(shop_days.net_revenue, 0) as bigint)             as net_revenue
from days
cross join history
left join taken
    on taken.season_id = days.season_id
    and taken.day_on = days.day_on
left join shop_days
    on shop_days.ordered_on = days.day_on
