-- order_counts: how many delivered rows of orders a month has, how many of them as-of lets one look at, and how many
-- orders. One row per month.
-- Built by month.
with by_file as (
    select
        raw_orders.month,
        raw_orders.file_id,
        count(*) as landed,
        sum(case when raw_orders.ordered_at < raw_months.as_of_ends_at then 1 else 0 end) as ordered
    from raw_orders
    inner join raw_months
        on raw_months.month = raw_orders.month
    group by raw_orders.month, raw_orders.file_id
),

-- of the few orders with several versions
passed_over as (
    select
        month,
        file_id,
        sum(case when is_seen then 0 else 1 end)   as unseen,
        sum(case when is_newest then 0 else 1 end) as older
    from order_versions
    where not is_ordered_later
    group by month, file_id
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
    cast(by_file.month as int)                                            as month,
    cast(sum(by_file.landed * deliveries.deliveries) as bigint)           as landed,
    cast(
        sum((by_file.ordered - coalesce(passed_over.unseen, 0)) * deliveries.deliveries) as bigint
    )                                                                     as seen,
    cast(sum(by_file.ordered - coalesce(passed_over.older, 0)) as bigint) as winners
from by_file
inner join deliveries
    on deliveries.month = by_file.month
    and deliveries.file_id = by_file.file_id
left join passed_over
    on passed_over.month = by_file.month
    and passed_over.file_id = by_file.file_id
group by by_file.month
