-- refund_months: refunds, as last delivered, in the month of their order; those of unknown orders in month 0.
-- One row per refund_id, is_hidden. is_hidden: as-of hides it, but it is known that the order's refunds come as rows.
-- Cut by month.
with refunds as (
    select
        refund_id,
        order_id,
        refunded_at,
        refunded_on,
        goods_amount,
        false as is_hidden
    from newest_refunds
    union all
    select distinct
        raw_refunds.refund_id,
        raw_refunds.order_id,
        cast(null as bigint)         as refunded_at,
        cast(null as date)           as refunded_on,
        cast(null as decimal(21, 6)) as goods_amount,
        true as is_hidden
    from raw_refunds
    cross join cfg_run
    where raw_refunds.refunded_at >= cfg_run.as_of_ends_at
)

select
    cast(coalesce(orders.month, 0) as int)       as month,
    cast(refunds.refund_id as string)            as refund_id,
    cast(refunds.order_id as string)             as order_id,
    cast(refunds.refunded_at as bigint)          as refunded_at,
    cast(refunds.refunded_on as date)            as refunded_on,
    cast(refunds.goods_amount as decimal(21, 6)) as goods_amount,
    cast(refunds.is_hidden as boolean)           as is_hidden
from refunds
left join orders
    on orders.order_id = refunds.order_id
