-- order_alerts: orders whose refunds exceed them, or are said to be and are not told.
-- One row per kind, subject. The subject is an order_id; since is the first day that shows it.
-- Built by month.
with cut_refunds as (
    select
        orders.month,
        'refund_exceeds_order' as kind,
        order_refunds.order_id as subject,
        'the refunds of order ' || order_refunds.order_id || ' exceed its revenue base of '
        || ratio_text(e6(orders.amount)) || ' ' || orders.currency || '; what exceeds it is cut' as evidence,
        min(order_refunds.refunded_on) as since
    from order_refunds
    inner join orders
        on orders.order_id = order_refunds.order_id
    where order_refunds.is_cut
    group by orders.month, order_refunds.order_id, orders.amount, orders.currency
),

missing_amounts as (
    select
        orders.month,
        'refund_amount_missing' as kind,
        orders.order_id as subject,
        'order ' || orders.order_id || ' is ' || orders.status
        || ', but no feed says how much was given back; no refund is booked' as evidence,
        coalesce(orders.updated_on, orders.ordered_on) as since
    from orders
    where orders.status in ('refunded', 'partially_refunded')
        and coalesce(orders.refunded_amount, 0) = 0
        and not exists (
            select 1
            from refund_months
            where refund_months.order_id = orders.order_id
        )
),

named as (
    select month, kind, subject, evidence, since
    from cut_refunds
    union all
    select month, kind, subject, evidence, since
    from missing_amounts
)

select
    cast(month as int)       as month,
    cast(kind as string)     as kind,
    cast(subject as string)  as subject,
    cast(evidence as string) as evidence,
    cast(since as date)      as since
from named
