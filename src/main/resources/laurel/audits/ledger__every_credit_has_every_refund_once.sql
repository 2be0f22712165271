-- Every refund of an order has one line for each of its sale lines.
with sale_lines as (
    select order_id, count(*) as lines
    from ledger
    where entry = 'sale'
    group by order_id
),

refund_counts as (
    select order_id, refund_place, count(*) as lines
    from ledger
    where entry = 'refund'
    group by order_id, refund_place
)

select refund_counts.order_id, refund_counts.refund_place, refund_counts.lines, sale_lines.lines as sale_lines
from refund_counts
inner join sale_lines
    on sale_lines.order_id = refund_counts.order_id
where refund_counts.lines <> sale_lines.lines
