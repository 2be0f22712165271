-- unrated_orders: orders of whose day and currency no rate is known.
-- One row per order_id, with the place of its newest version.
-- Built by month.
with unrated as (
    select
        order_days.month,
        order_days.ordered_on,
        order_days.currency
    from order_days
    where not exists (
        select 1
        from day_rates
        where day_rates.rate_day = order_days.ordered_on
            and day_rates.currency = order_days.currency
    )
)

select
    cast(raw_orders.month as int)          as month,
    cast(raw_orders.order_id as string)    as order_id,
    cast(raw_orders.ordered_on as date)    as ordered_on,
    cast(raw_orders.currency as string)    as currency,
    cast(raw_orders.file_id as bigint)     as file_id,
    cast(raw_orders.line as bigint)        as line,
    cast(raw_orders.byte_offset as bigint) as byte_offset,
    cast(raw_orders.raw_text as string)    as raw_text
from raw_orders
inner join unrated
    on unrated.month = raw_orders.month
    and unrated.ordered_on = raw_orders.ordered_on
    and unrated.currency = raw_orders.currency
inner join raw_months
    on raw_months.month = raw_orders.month
left join order_versions
    on order_versions.month = raw_orders.month
    and order_versions.file_id = raw_orders.file_id
    and order_versions.line = raw_orders.line
where raw_orders.ordered_at < raw_months.as_of_ends_at
    and coalesce(order_versions.is_newest, true)
