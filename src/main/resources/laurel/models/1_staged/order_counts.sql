-- order_counts: how many delivered rows of orders a month has, how many of them as-of lets one look at, and how many
-- orders. One row per month.
-- Built by month.
with by_file as (
    select
        raw_orders.month,
        raw_orders.file_id,
        count(*) as landed,
        sum(
            case
                when raw_orders.ordered_at >= raw_months.as_of_ends_at then 0
                when coalesce(raw_orders.updated_at < raw_months.as_of_ends_at, true) then 1
                when coalesce(order_versions.is_updated_later, true) then 1
                else 0
            end
        ) as seen,
        sum(
            case
                when raw_orders.ordered_at >= raw_months.as_of_ends_at then 0
                when coalesce(order_versions.is_newest, true) then 1
                else 0
            end
        ) as winners
    from raw_orders
    inner join raw_months
        on raw_months.month = raw_orders.month
    left join order_versions
        on order_versions.month = raw_orders.month
        and order_versions.file_id = raw_orders.file_id
        and order_versions.line = raw_orders.line
    group by raw_orders.month, raw_orders.file_id
),

deliveries as (
    select
        month,
        file_id,
        count(*) as deliveries
    from raw_deliveries
    where feed = 'orders'
    group by month, file_id
)

select
    cast(by_file.month as int)                                as month,
    cast(sum(by_file.landed * deliveries.deliveries) as bigint) as landed,
    cast(sum(by_file.seen * deliveries.deliveries) as bigint) as seen,
    cast(sum(by_file.winners) as bigint)                      as winners
from by_file
inner join deliveries
    on deliveries.month = by_file.month
    and deliveries.file_id = by_file.file_id
group by by_file.month
