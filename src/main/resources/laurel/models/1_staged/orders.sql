-- orders: every order with its revenue base in the reporting currency.
-- One row per order_id. revenue in minor units; exclusion is null for a counted order; is_new_customer as stated.
select
    cast(newest_orders.order_id as string)                  as order_id,
    cast(newest_orders.delivered as bigint)                 as delivered,
    cast(newest_orders.ordered_at as bigint)                as ordered_at,
    cast(newest_orders.ordered_on as date)                  as ordered_on,
    cast(newest_orders.updated_at as bigint)                as updated_at,
    cast(newest_orders.updated_on as date)                  as updated_on,
    cast(newest_orders.status as string)                    as status,
    cast(
        case
            when newest_orders.is_test then 'excluded_test'
            when newest_orders.status in ('paid', 'partially_refunded', 'refunded') then null
            else 'excluded_' || newest_orders.status
        end as string
    )                                                       as exclusion,
    cast(newest_orders.currency as string)                  as currency,
    cast(newest_orders.amount as decimal(21, 6))            as amount,
    cast(day_rates.units_per_reporting as decimal(27, 12))  as fx_rate,
    cast(
        to_minor(newest_orders.amount, day_rates.units_per_reporting, cfg_run.minor_factor) as bigint
    )                                                       as revenue,
    cast(newest_orders.refunded_amount as decimal(21, 6))   as refunded_amount,
    cast(newest_orders.customer_id as string)               as customer_id,
    cast(newest_orders.email_hash as string)                as email_hash,
    cast(newest_orders.is_new_customer as boolean)          as is_new_customer
from newest_orders
inner join day_rates
    on day_rates.rate_day = newest_orders.ordered_on
    and day_rates.currency = newest_orders.currency
cross join cfg_run
