-- fx_rates: units of a currency for one unit of the reporting currency, as last delivered.
-- One row per rate_on, currency.
with delivered as (
    select
        raw_fx.rate_on,
        raw_fx.currency,
        raw_fx.units_per_reporting,
        row_number() over (
            partition by raw_fx.rate_on, raw_fx.currency
            order by raw_files.delivery desc, raw_fx.line desc
        ) as newest_first
    from raw_fx
    inner join raw_files
        on raw_files.feed = 'fx'
        and raw_files.file_id = raw_fx.file_id
)

select
    cast(rate_on as date)                       as rate_on,
    cast(currency as string)                    as currency,
    cast(units_per_reporting as decimal(27, 12)) as units_per_reporting
from delivered
where newest_first = 1
