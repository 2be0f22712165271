-- Every refund of an order has one line for each of its sale lines.
-- Built by month.
with refund_counts as (
    select order_id, refund_place, count(*) as lines
    from ledger
    where entry = 'refund'
    group by order_id, refund_place
),

sale_counts as (
    select ledger.order_id, count(*) as lines
    from ledger
    where ledger.entry = 'sale'
        and exists (
            select 1
            from order_refunds
            where order_refunds.order_id = ledger.order_id
        )
    group by ledger.order_id
)

select refund_counts.order_id, refund_counts.refund_place, refund_counts.lines, sale_counts.lines as sale_lines
from refund_counts
left join sale_counts
    on sale_counts.order_id = refund_counts.order_id
where refund_counts.lines <> coalesce(sale_counts.lines, 0)
