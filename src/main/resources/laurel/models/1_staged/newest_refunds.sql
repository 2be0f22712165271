-- newest_refunds: refunds up to as-of, as last delivered, whether or not their order is known.
-- One row per refund_id. goods_amount in the order's currency.
with files as (
    select
        file_id,
        max(delivery) as delivery
    from raw_files
    where feed = 'refunds'
    group by file_id
),

visible as (
    select
        raw_refunds.refund_id,
        raw_refunds.order_id,
        raw_refunds.refunded_at,
        raw_refunds.refunded_on,
        raw_refunds.goods_amount,
        raw_refunds.file_id,
        raw_refunds.line
    from raw_refunds
    cross join cfg_run
    where raw_refunds.refunded_at < cfg_run.as_of_ends_at
),

several as (
    select refund_id
    from visible
    group by refund_id
    having count(*) > 1
),

ranked as (
    select
        visible.file_id,
        visible.line,
        row_number() over (
            partition by visible.refund_id
            order by files.delivery desc, visible.line desc
        ) as newest_first
    from visible
    inner join several
        on several.refund_id = visible.refund_id
    inner join files
        on files.file_id = visible.file_id
)

select
    cast(visible.refund_id as string)            as refund_id,
    cast(visible.order_id as string)             as order_id,
    cast(visible.refunded_at as bigint)          as refunded_at,
    cast(visible.refunded_on as date)            as refunded_on,
    cast(visible.goods_amount as decimal(21, 6)) as goods_amount,
    cast(files.delivery as bigint)               as delivery,
    cast(visible.file_id as bigint)              as file_id,
    cast(visible.line as bigint)                 as line
from visible
inner join files
    on files.file_id = visible.file_id
-- most refunds were delivered once
left join ranked
    on ranked.file_id = visible.file_id
    and ranked.line = visible.line
where coalesce(ranked.newest_first, 1) = 1
