-- One line for an order, entry, refund and influencer; no line without an order.
select ledger.order_id, ledger.entry, ledger.refund_place, ledger.influencer_id, count(*) as lines
from ledger
left join orders
    on orders.order_id = ledger.order_id
group by ledger.order_id, ledger.entry, ledger.refund_place, ledger.influencer_id
having count(*) > 1 or max(orders.order_id) is null
