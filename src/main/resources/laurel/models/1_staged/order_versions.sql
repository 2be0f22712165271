-- order_versions: every version of the orders that have more than one, which few have.
-- One row per month that the order touches, file_id, line. own_month is that of the version itself; delivered is its
-- place in the order of delivery; is_seen: as-of lets one look at it.
-- Cut by month.
with several as (
    select order_id
    from raw_orders
    group by order_id
    having count(*) > 1
),

versions as (
    select
        raw_orders.order_id,
        raw_orders.month as own_month,
        raw_orders.file_id,
        raw_orders.line,
        raw_orders.updated_at,
        raw_files.delivery * 1099511627776 + raw_orders.line as delivered,
        raw_orders.ordered_at < cfg_run.as_of_ends_at as is_seen,
        coalesce(raw_orders.updated_at >= cfg_run.as_of_ends_at, false) as is_updated_later
    from raw_orders
    inner join several
        on several.order_id = raw_orders.order_id
    inner join raw_files
        on raw_files.feed = 'orders'
        and raw_files.file_id = raw_orders.file_id
    cross join cfg_run
),

touched as (
    select distinct
        order_id,
        own_month as month
    from versions
)

select
    cast(touched.month as int)                 as month,
    cast(versions.own_month as int)            as own_month,
    cast(versions.order_id as string)          as order_id,
    cast(versions.file_id as bigint)           as file_id,
    cast(versions.line as bigint)              as line,
    cast(versions.updated_at as bigint)        as updated_at,
    cast(versions.delivered as bigint)         as delivered,
    cast(versions.is_seen as boolean)          as is_seen,
    cast(versions.is_updated_later as boolean) as is_updated_later
from versions
inner join touched
    on touched.order_id = versions.order_id
