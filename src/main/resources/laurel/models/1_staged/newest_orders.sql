-- newest_orders: the version of an order that counts as of the run's day, whether or not its currency has a rate.
-- One row per order_id. The highest updated_at wins, a missing one is lower than any, ties go to the later delivered;
-- a version updated after as-of is looked at only when the order has no other.
with visible as (
    select
        raw_orders.*,
        raw_files.delivery * 1099511627776 + raw_orders.line as delivered,
        coalesce(raw_orders.updated_at >= cfg_run.as_of_ends_at, false) as is_updated_later
    from raw_orders
    inner join raw_files
        on raw_files.feed = 'orders'
        and raw_files.file_id = raw_orders.file_id
    cross join cfg_run
    where raw_orders.ordered_at < cfg_run.as_of_ends_at
),

ranked as (
    select
        visible.*,
        row_number() over (
            partition by order_id
            order by is_updated_later, updated_at desc nulls last, delivered desc
        ) as newest_first
    from visible
)

select
    cast(order_id as string)               as order_id,
    cast(delivered as bigint)              as delivered,
    cast(is_updated_later as boolean)      as is_updated_later,
    cast(file_id as bigint)                as file_id,
    cast(line as bigint)                   as line,
    cast(byte_offset as bigint)            as byte_offset,
    cast(raw_text as string)               as raw_text,
    cast(ordered_at as bigint)             as ordered_at,
    cast(ordered_on as date)               as ordered_on,
    cast(updated_at as bigint)             as updated_at,
    cast(updated_on as date)               as updated_on,
    cast(status as string)                 as status,
    cast(is_test as boolean)               as is_test,
    cast(currency as string)               as currency,
    cast(amount as decimal(21, 6))         as amount,
    cast(refunded_amount as decimal(21, 6)) as refunded_amount,
    cast(customer_id as string)            as customer_id,
    cast(email_hash as string)             as email_hash,
    cast(is_new_customer as boolean)       as is_new_customer
from ranked
where newest_first = 1
