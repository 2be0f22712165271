-- shop_days: what the shop took in on a day, credited and not, without excluded orders.
-- One row per ordered_on with a counted order. Refunds are positive and taken off the day of the order; order_credit
-- (in units of 10^-18 orders) and new_customer_orders are of those credited to influencers.
-- Built by month.
with counted as (
    select
        month,
        ordered_on,
        influencer_id is not null as is_credited,
        entry,
        lines,
        order_credit,
        new_customer_orders,
        revenue,
        commission
    from ledger_days
    where reason not in (
        'excluded_test', 'excluded_pending', 'excluded_authorized', 'excluded_voided', 'excluded_cancelled'
    )
)

select
    cast(month as int)                                                                        as month,
    cast(ordered_on as date)                                                                  as ordered_on,
    cast(sum(case when is_credited then order_credit else 0 end) as decimal(38, 0))           as order_credit,
    cast(sum(case when is_credited then new_customer_orders else 0 end) as bigint)            as new_customer_orders,
    cast(sum(case when is_credited and entry = 'sale' then revenue else 0 end) as bigint)     as gross_revenue,
    cast(sum(case when is_credited and entry = 'refund' then -revenue else 0 end) as bigint)  as refunds,
    cast(sum(commission) as bigint)                                                           as commission,
    cast(sum(case when not is_credited then revenue else 0 end) as bigint)                    as unattributed_revenue,
    cast(sum(revenue) as bigint)                                                              as net_revenue
from counted
group by month, ordered_on
