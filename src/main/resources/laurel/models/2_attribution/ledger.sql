-- ledger: what every order brought and gave back, to whom it is credited, and why.
-- One row per order_id, entry, refund (refund_place, 0 for the sale), influencer_id. Money in minor units, refunds
-- negative; share in millionths, exact_share in units of 10^-18. amount is the revenue base in the order's currency.
-- Built by month.
with sales as (
    select
        orders.month,
        orders.order_id,
        orders.ordered_on,
        credits.influencer_id,
        coalesce(credits.code, code_reasons.code) as code,
        coalesce(orders.exclusion, credits.kind, code_reasons.reason, 'no_evidence') as reason,
        also_seen.also_seen,
        coalesce(credits.share, 1000000) as share,
        coalesce(credits.exact_share, 1000000000000000000) as exact_share,
        coalesce(credits.revenue, orders.revenue) as revenue,
        coalesce(credits.commission, 0) as commission,
        orders.currency,
        orders.amount,
        orders.fx_rate,
        case
            when orders.is_new_customer is not null then orders.is_new_customer
            when coalesce(orders.customer_id, orders.email_hash) is null then null
            else new_customers.order_id is not null
        end as is_new_customer
    from orders
    left join credits
        on credits.order_id = orders.order_id
    left join code_reasons
        on code_reasons.order_id = orders.order_id
    left join also_seen
        on also_seen.order_id = orders.order_id
    left join new_customers
        on new_customers.order_id = orders.order_id
),

-- of orders with refunds: their sale in place 0, and every refund
refunded as (
    select
        order_id,
        coalesce(influencer_id, '') as influencer_id,
        place,
        refund_id,
        booked_on,
        revenue,
        commission
    from refund_lines
    union all
    select distinct
        order_id,
        coalesce(influencer_id, '') as influencer_id,
        0 as place,
        cast(null as string) as refund_id,
        cast(null as date) as booked_on,
        cast(null as bigint) as revenue,
        cast(null as bigint) as commission
    from refund_lines
)

select
    cast(sales.month as int)                                          as month,
    cast(sales.order_id as string)                                    as order_id,
    cast(sales.ordered_on as date)                                    as ordered_on,
    cast(coalesce(refunded.booked_on, sales.ordered_on) as date)      as booked_on,
    cast(case when refunded.place > 0 then 'refund' else 'sale' end as string) as entry,
    cast(coalesce(refunded.place, 0) as int)                          as refund_place,
    cast(refunded.refund_id as string)                                as refund_id,
    cast(sales.influencer_id as string)                               as influencer_id,
    cast(sales.code as string)                                        as code,
    cast(sales.reason as string)                                      as reason,
    cast(sales.also_seen as string)                                   as also_seen,
    cast(sales.share as bigint)                                       as share,
    cast(sales.exact_share as decimal(38, 0))                         as exact_share,
    cast(coalesce(refunded.revenue, sales.revenue) as bigint)         as revenue,
    cast(coalesce(refunded.commission, sales.commission) as bigint)   as commission,
    cast(sales.currency as string)                                    as currency,
    cast(sales.amount as decimal(21, 6))                              as amount,
    cast(sales.fx_rate as decimal(27, 12))                            as fx_rate,
    cast(sales.is_new_customer as boolean)                            as is_new_customer
from sales
left join refunded
    on refunded.order_id = sales.order_id
    and refunded.influencer_id = coalesce(sales.influencer_id, '')
