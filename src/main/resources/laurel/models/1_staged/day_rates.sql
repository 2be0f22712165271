-- day_rates: the rate that holds on a day: that day's, or the last one at most seven days older.
-- One row per day, currency that an order or a deal needs and that has a rate. The reporting currency is 1.
-- Cut by month.
with needed as (
    select
        order_days.ordered_on as rate_day,
        order_days.currency
    from order_days
    union
    select
        least(raw_deals.starts_on, cfg_run.as_of) as rate_day,
        raw_deals.currency
    from raw_deals
    cross join cfg_run
),

candidates as (
    select
        needed.rate_day,
        needed.currency,
        fx_rates.units_per_reporting,
        row_number() over (
            partition by needed.rate_day, needed.currency
            order by fx_rates.rate_on desc
        ) as newest_first
    from needed
    inner join fx_rates
        on fx_rates.currency = needed.currency
        and fx_rates.rate_on <= needed.rate_day
        and fx_rates.rate_on >= date_add(needed.rate_day, -7)
    cross join cfg_run
    where needed.currency <> cfg_run.currency
),

rates as (
    select
        rate_day,
        currency,
        units_per_reporting
    from candidates
    where newest_first = 1
    union all
    select
        needed.rate_day,
        needed.currency,
        1 as units_per_reporting
    from needed
    cross join cfg_run
    where needed.currency = cfg_run.currency
)

select
    cast(year(rate_day) * 100 + month(rate_day) as int) as month,
    cast(rate_day as date)                       as rate_day,
    cast(currency as string)                     as currency,
    cast(units_per_reporting as decimal(27, 12)) as units_per_reporting
from rates
