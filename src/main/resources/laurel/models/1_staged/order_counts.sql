-- order_counts: how many delivered rows of orders a month has, how many of them as-of lets one look at, and how many
-- orders. One row per month.
-- Built by month.
with updated_later as (
    select month, order_id
    from newest_orders
    where is_updated_later
    union
    select month, order_id
    from order_versions
    where is_seen
    group by month, order_id
    having min(case when is_updated_later then 1 else 0 end) = 1
),

rows_landed as (
    select
        raw_orders.month,
        raw_orders.order_id,
        raw_orders.ordered_at < raw_months.as_of_ends_at as is_ordered,
        coalesce(raw_orders.updated_at < raw_months.as_of_ends_at, true) as is_updated
    from raw_orders
    inner join raw_deliveries
        on raw_deliveries.feed = 'orders'
        and raw_deliveries.month = raw_orders.month
        and raw_deliveries.file_id = raw_orders.file_id
    inner join raw_months
        on raw_months.month = raw_orders.month
),

landed as (
    select
        month,
        count(*) as landed,
        sum(case when is_ordered and is_updated then 1 else 0 end) as seen
    from rows_landed
    group by month
),

landed_later as (
    select
        rows_landed.month,
        count(*) as seen
    from rows_landed
    inner join updated_later
        on updated_later.month = rows_landed.month
        and updated_later.order_id = rows_landed.order_id
    where rows_landed.is_ordered
        and not rows_landed.is_updated
    group by rows_landed.month
),

winners as (
    select
        month,
        count(*) as winners
    from newest_orders
    group by month
)

select
    cast(landed.month as int)                       as month,
    cast(landed.landed as bigint)                   as landed,
    cast(landed.seen + coalesce(landed_later.seen, 0) as bigint) as seen,
    cast(coalesce(winners.winners, 0) as bigint)    as winners
from landed
left join landed_later
    on landed_later.month = landed.month
left join winners
    on winners.month = landed.month
