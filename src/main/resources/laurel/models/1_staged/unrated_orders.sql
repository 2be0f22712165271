-- unrated_orders: orders of whose day and currency no rate is known.
-- One row per order_id, with the place of its newest version.
-- Built by month.
select
    cast(newest_orders.month as int)       as month,
    cast(newest_orders.order_id as string) as order_id,
    cast(raw_orders.ordered_on as date)    as ordered_on,
    cast(raw_orders.currency as string)    as currency,
    cast(raw_orders.file_id as bigint)     as file_id,
    cast(raw_orders.line as bigint)        as line,
    cast(raw_orders.byte_offset as bigint) as byte_offset,
    cast(raw_orders.raw_text as string)    as raw_text
from raw_orders
inner join newest_orders
    on newest_orders.file_id = raw_orders.file_id
    and newest_orders.line = raw_orders.line
cross join cfg_attribution
where raw_orders.currency <> cfg_attribution.currency
    and not exists (
        select 1
        from day_rates
        where day_rates.rate_day = raw_orders.ordered_on
            and day_rates.currency = raw_orders.currency
    )
