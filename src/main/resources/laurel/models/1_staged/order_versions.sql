-- order_versions: every version of the orders that have more than one, which few have.
-- One row per file_id, line. is_newest: the one that counts as of the run's day. The highest updated_at wins, a missing
-- one is lower than any, ties go to the later delivered; a version updated after as-of is looked at only when the order
-- has no other. is_seen: as-of lets one look at it; is_ordered_later: as-of hides it for the instant of its order.
-- Cut by month: whoever touches a version looks at all of the order, and other months stay as they are.
with versions_had as (
    -- an order that a month has in common with two others is told of twice
    select distinct
        version_month as month,
        order_id,
        file_id,
        line,
        ordered_at,
        updated_at
    from order_repeats
),

files as (
    select
        file_id,
        max(delivery) as delivery
    from raw_files
    where feed = 'orders'
    group by file_id
),

versions as (
    select
        versions_had.month,
        versions_had.order_id,
        versions_had.file_id,
        versions_had.line,
        versions_had.updated_at,
        files.delivery,
        case when versions_had.ordered_at < cfg_run.as_of_ends_at then 0 else 1 end  as hidden,
        case when versions_had.updated_at >= cfg_run.as_of_ends_at then 1 else 0 end as later
    from versions_had
    inner join files
        on files.file_id = versions_had.file_id
    cross join cfg_run
),

ranked as (
    select
        versions.*,
        row_number() over (
            partition by order_id
            order by hidden, later, updated_at desc nulls last, delivery desc, line desc
        ) as newest_first,
        min(greatest(hidden, later)) over (partition by order_id) as all_later
    from versions
)

select
    cast(month as int)                                as month,
    cast(order_id as string)                          as order_id,
    cast(file_id as bigint)                           as file_id,
    cast(line as bigint)                              as line,
    cast(newest_first = 1 and hidden = 0 as boolean)  as is_newest,
    cast(hidden = 0 and (later = 0 or all_later = 1) as boolean) as is_seen,
    cast(hidden = 1 as boolean)                       as is_ordered_later
from ranked
