-- order_days: the days and currencies of all versions of a month's orders.
-- One row per month, ordered_on, currency.
-- Built by month.
select distinct
    cast(month as int)       as month,
    cast(ordered_on as date) as ordered_on,
    cast(currency as string) as currency
from raw_orders
