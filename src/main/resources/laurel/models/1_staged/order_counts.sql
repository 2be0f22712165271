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

landed as (
    select
        raw_orders.month,
        count(*) as landed,
        sum(
            case
                when raw_orders.ordered_at >= raw_months.as_of_ends_at then 0
                when coalesce(raw_orders.updated_at < raw_months.as_of_ends_at, true) then 1
                when updated_later.order_id is not null then 1
                else 0
            end
        ) as seen
    from raw_orders
    inner join raw_deliveries
        on raw_deliveries.feed = 'orders'
        and raw_deliveries.month = raw_orders.month
        and raw_deliveries.file_id = raw_orders.file_id
    inner join raw_months
        on raw_months.month = raw_orders.month
    left join updated_later
        on updated_later.month = raw_orders.month
        and updated_later.order_id = raw_orders.order_id
    group by raw_orders.month
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
    cast(landed.seen as bigint)                     as seen,
    cast(coalesce(winners.winners, 0) as bigint)    as winners
from landed
left join winners
    on winners.month = landed.month
