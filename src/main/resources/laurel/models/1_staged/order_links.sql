-- order_links: the link tokens in the landing URL of the version of an order that counts.
-- One row per order_id, place. place is the order of search: the job's parameters, then the place in the URL;
-- ordered_on and order_revenue (minor units) are the order's.
-- Built by month.
select
    cast(orders.month as int)            as month,
    cast(orders.order_id as string)      as order_id,
    cast(orders.ordered_at as bigint)    as ordered_at,
    cast(orders.ordered_on as date)      as ordered_on,
    cast(orders.revenue as bigint)       as order_revenue,
    cast(orders.exclusion as string)     as exclusion,
    cast(raw_order_links.place as int)   as place,
    cast(raw_order_links.code as string) as code
from raw_order_links
inner join orders
    on orders.file_id = raw_order_links.file_id
    and orders.line = raw_order_links.line
