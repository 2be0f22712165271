-- refund_months: refunds of known orders, as last delivered, in the month of their order.
-- One row per refund_id, is_hidden. is_hidden: as-of hides it, but it is known that the order's refunds come as rows.
-- Built and cut by month: a new refund is looked at with all orders, a month's new orders with all refunds.
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
    select
        refund_id,
        order_id,
        cast(null as bigint)         as refunded_at,
        cast(null as date)           as refunded_on,
        cast(null as decimal(21, 6)) as goods_amount,
        true as is_hidden
    from hidden_refunds
)

select
    cast(orders.month as int)                    as month,
    cast(refunds.refund_id as string)            as refund_id,
    cast(refunds.order_id as string)             as order_id,
    cast(refunds.refunded_at as bigint)          as refunded_at,
    cast(refunds.refunded_on as date)            as refunded_on,
    cast(refunds.goods_amount as decimal(21, 6)) as goods_amount,
    cast(refunds.is_hidden as boolean)           as is_hidden
from refunds
inner join orders
    on orders.order_id = refunds.order_id
