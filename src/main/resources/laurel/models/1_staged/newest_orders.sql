-- newest_orders: which version of an order counts as of the run's day, whether or not its currency has a rate.
-- One row per order_id, in the month of that version. The highest updated_at wins, a missing one is lower than any, ties
-- go to the later delivered; a version updated after as-of is looked at only when the order has no other.
-- Built by month.
with alone as (
    -- most orders have one version
    select
        raw_orders.month,
        raw_orders.order_id,
        raw_orders.file_id,
        raw_orders.line,
        coalesce(raw_orders.updated_at >= raw_months.as_of_ends_at, false) as is_updated_later
    from raw_orders
    inner join raw_months
        on raw_months.month = raw_orders.month
    where raw_orders.ordered_at < raw_months.as_of_ends_at
        and not exists (
            select 1
            from order_versions
            where order_versions.month = raw_orders.month
                and order_versions.order_id = raw_orders.order_id
        )
),

ranked as (
    select
        order_versions.*,
        row_number() over (
            partition by month, order_id
            order by is_updated_later, updated_at desc nulls last, delivered desc
        ) as newest_first
    from order_versions
    where is_seen
),

newest as (
    select month, order_id, file_id, line, is_updated_later
    from alone
    union all
    select month, order_id, file_id, line, is_updated_later
    from ranked
    where newest_first = 1
        and own_month = month
)

select
    cast(month as int)                as month,
    cast(order_id as string)          as order_id,
    cast(file_id as bigint)           as file_id,
    cast(line as bigint)              as line,
    cast(is_updated_later as boolean) as is_updated_later
from newest
