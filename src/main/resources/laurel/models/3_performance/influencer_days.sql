-- influencer_days: what an influencer's orders of a day brought, refunds taken off the day of the order.
-- One row per ordered_on, influencer_id. refunds positive; order_credit in units of 10^-18 orders.
-- Built by month.
select
    cast(month as int)                                                      as month,
    cast(ordered_on as date)                                                as ordered_on,
    cast(influencer_id as string)                                           as influencer_id,
    cast(sum(case when entry = 'sale' then lines else 0 end) as bigint)     as orders,
    cast(sum(order_credit) as decimal(38, 0))                               as order_credit,
    cast(sum(new_customer_orders) as bigint)                                as new_customer_orders,
    cast(sum(case when entry = 'sale' then revenue else 0 end) as bigint)   as gross_revenue,
    cast(sum(case when entry = 'refund' then -revenue else 0 end) as bigint) as refunds,
    cast(sum(commission) as bigint)                                         as commission
from ledger_days
where influencer_id is not null
group by month, ordered_on, influencer_id
