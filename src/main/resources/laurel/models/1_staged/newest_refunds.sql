-- newest_refunds: refunds up to as-of, as last delivered, whether or not their order is known.
-- One row per refund_id. goods_amount in the order's currency.
with visible as (
    select
        raw_refunds.*,
        row_number() over (
            partition by raw_refunds.refund_id
            order by raw_files.delivery desc, raw_refunds.line desc
        ) as newest_first,
        raw_files.delivery
    from raw_refunds
    inner join raw_files
        on raw_files.feed = 'refunds'
        and raw_files.file_id = raw_refunds.file_id
    cross join cfg_run
    where raw_refunds.refunded_at < cfg_run.as_of_ends_at
)

select
    cast(refund_id as string)            as refund_id,
    cast(order_id as string)             as order_id,
    cast(refunded_at as bigint)          as refunded_at,
    cast(refunded_on as date)            as refunded_on,
    cast(goods_amount as decimal(21, 6)) as goods_amount,
    cast(delivery as bigint)             as delivery,
    cast(file_id as bigint)              as file_id,
    cast(line as bigint)                 as line,
    cast(byte_offset as bigint)          as byte_offset,
    cast(raw_text as string)             as raw_text
from visible
where newest_first = 1
