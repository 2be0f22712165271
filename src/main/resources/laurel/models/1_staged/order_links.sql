-- order_links: the link tokens in the landing URL of the version of an order that counts.
-- One row per order_id, place. place is the order of search: the job's parameters, then the place in the URL.
select
    cast(orders.order_id as string)      as order_id,
    cast(orders.ordered_at as bigint)    as ordered_at,
    cast(orders.exclusion as string)     as exclusion,
    cast(raw_order_links.place as int)   as place,
    cast(raw_order_links.code as string) as code
from raw_order_links
inner join raw_files
    on raw_files.feed = 'orders'
    and raw_files.file_id = raw_order_links.file_id
inner join orders
    on orders.order_id = raw_order_links.order_id
    and orders.delivered = raw_files.delivery * 1099511627776 + raw_order_links.line
