-- order_codes: the codes on the version of an order that counts.
-- One row per order_id, code. place is that on the order; discount in the order's currency, null when not stated;
-- ordered_on and order_revenue (minor units) are the order's.
-- Built by month.
select
    cast(orders.month as int)                        as month,
    cast(orders.order_id as string)                  as order_id,
    cast(orders.ordered_at as bigint)                as ordered_at,
    cast(orders.ordered_on as date)                  as ordered_on,
    cast(orders.revenue as bigint)                   as order_revenue,
    cast(orders.exclusion as string)                 as exclusion,
    cast(raw_order_codes.place as int)               as place,
    cast(raw_order_codes.code as string)             as code,
    cast(raw_order_codes.discount as decimal(21, 6)) as discount
from raw_order_codes
inner join orders
    on orders.file_id = raw_order_codes.file_id
    and orders.line = raw_order_codes.line
