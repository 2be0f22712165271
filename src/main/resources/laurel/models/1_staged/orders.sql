-- orders: every order with its revenue base in the reporting currency, as its newest version says.
-- One row per order_id. revenue in minor units; exclusion is null for a counted order; is_new_customer as stated.
-- Built by month.
select
    cast(raw_orders.month as int)                           as month,
    cast(raw_orders.order_id as string)                     as order_id,
    cast(raw_orders.file_id as bigint)                      as file_id,
    cast(raw_orders.line as bigint)                         as line,
    cast(raw_orders.ordered_at as bigint)                   as ordered_at,
    cast(raw_orders.ordered_on as date)                     as ordered_on,
    cast(raw_orders.updated_at as bigint)                   as updated_at,
    cast(raw_orders.updated_on as date)                     as updated_on,
    cast(raw_orders.status as string)                       as status,
    cast(
        case
            when raw_orders.is_test then 'excluded_test'
            when raw_orders.status in ('paid', 'partially_refunded', 'refunded') then null
            else 'excluded_' || raw_orders.status
        end as string
    )                                                       as exclusion,
    cast(raw_orders.currency as string)                     as currency,
    cast(raw_orders.amount as decimal(21, 6))               as amount,
    cast(day_rates.units_per_reporting as decimal(27, 12))  as fx_rate,
    cast(
        to_minor(raw_orders.amount, day_rates.units_per_reporting, cfg_attribution.minor_factor) as bigint
    )                                                       as revenue,
    cast(raw_orders.refunded_amount as decimal(21, 6))      as refunded_amount,
    cast(raw_orders.customer_id as string)                  as customer_id,
    cast(raw_orders.email_hash as string)                   as email_hash,
    cast(raw_orders.is_new_customer as boolean)             as is_new_customer
from raw_orders
inner join day_rates
    on day_rates.rate_day = raw_orders.ordered_on
    and day_rates.currency = raw_orders.currency
-- most orders have one version
left join order_versions
    on order_versions.month = raw_orders.month
    and order_versions.file_id = raw_orders.file_id
    and order_versions.line = raw_orders.line
cross join cfg_attribution
-- All months that hide anything hide it from the same instant on: one figure serves for all. With raw_months as one relation
-- more to join, DuckDB takes a month's orders for a few, and keeps all of them in memory to look for their versions.
where raw_orders.ordered_at < (select min(raw_months.as_of_ends_at) from raw_months)
    and coalesce(order_versions.is_newest, true)
