-- Every order has sale lines that add up to its revenue.
-- Built by month.
with sold as (
    select order_id, cast(sum(revenue) as bigint) as sold
    from ledger
    where entry = 'sale'
    group by order_id
)

select orders.order_id, orders.revenue, sold.sold
from orders
left join sold
    on sold.order_id = orders.order_id
where coalesce(sold.sold, -1) <> orders.revenue
