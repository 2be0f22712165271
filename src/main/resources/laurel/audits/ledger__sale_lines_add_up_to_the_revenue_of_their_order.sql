-- Every order has sale lines that add up to its revenue.
-- Built by month.
select orders.order_id, orders.revenue, cast(sum(ledger.revenue) as bigint) as sold
from orders
left join ledger
    on ledger.order_id = orders.order_id
    and ledger.entry = 'sale'
group by orders.order_id, orders.revenue
having coalesce(sum(ledger.revenue), -1) <> orders.revenue
