-- order_alerts: orders whose refunds exceed them, or are said to be and are not told.
-- One row per kind, subject. The subject is an order_id.
-- Built by month.
with cut_refunds as (
    select distinct
        orders.month,
        'refund_exceeds_order' as kind,
        order_refunds.order_id as subject,
        'the refunds of order ' || order_refunds.order_id || ' exceed its revenue base of '
        || cast(orders.amount as string) || ' ' || orders.currency || '; what exceeds it is cut' as evidence
    from order_refunds
    inner join orders
        on orders.order_id = order_refunds.order_id
    where order_refunds.is_cut
),

missing_amounts as (
    select
        orders.month,
        'refund_amount_missing' as kind,
        orders.order_id as subject,
        'order ' || orders.order_id || ' is ' || orders.status
        || ', but no feed says how much was given back; no refund is booked' as evidence
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
    select month, kind, subject, evidence
    from cut_refunds
    union all
    select month, kind, subject, evidence
    from missing_amounts
)

select
    cast(month as int)       as month,
    cast(kind as string)     as kind,
    cast(subject as string)  as subject,
    cast(evidence as string) as evidence
from named
