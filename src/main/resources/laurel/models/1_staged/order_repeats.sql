-- order_repeats: orders that a month has in several delivered rows, or that a month before it has as well.
-- One row per month, file_id, line: each row of such an order, of that month or before, in version_month.
-- Built and cut by month, with the raw_orders of the months before: a month's new orders are looked for in them.
with known_before as (
    select
        raw_orders_before.month,
        raw_orders_before.order_id,
        raw_orders_before.file_id,
        raw_orders_before.line,
        raw_orders_before.ordered_at,
        raw_orders_before.updated_at
    from raw_orders_before
    where exists (
        select 1
        from raw_orders
        where raw_orders.order_id = raw_orders_before.order_id
    )
),

several as (
    select order_id
    from raw_orders
    group by order_id
    having count(*) > 1
    union
    select order_id
    from known_before
),

made as (
    select
        raw_orders.month,
        raw_orders.order_id,
        raw_orders.file_id,
        raw_orders.line,
        raw_orders.ordered_at,
        raw_orders.updated_at
    from raw_orders
    inner join several
        on several.order_id = raw_orders.order_id
),

versions as (
    select * from made
    union all
    select * from known_before
),

had as (
    select
        of_month.month,
        versions.month as version_month,
        versions.order_id,
        versions.file_id,
        versions.line,
        versions.ordered_at,
        versions.updated_at,
        count(*) over (partition by of_month.month, versions.order_id) as rows_had
    from (select distinct month, order_id from made) as of_month
    inner join versions
        on versions.order_id = of_month.order_id
        and versions.month <= of_month.month
)

select
    cast(month as int)         as month,
    cast(version_month as int) as version_month,
    cast(order_id as string)   as order_id,
    cast(file_id as bigint)    as file_id,
    cast(line as bigint)       as line,
    cast(ordered_at as bigint) as ordered_at,
    cast(updated_at as bigint) as updated_at
from had
where rows_had > 1
