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

entries as (
    select
        sales.month,
        sales.order_id,
        sales.ordered_on,
        sales.ordered_on as booked_on,
        'sale' as entry,
        0 as refund_place,
        cast(null as string) as refund_id,
        sales.influencer_id,
        sales.code,
        sales.reason,
        sales.also_seen,
        sales.share,
        sales.exact_share,
        sales.revenue,
        sales.commission,
        sales.currency,
        sales.amount,
        sales.fx_rate,
        sales.is_new_customer
    from sales
    union all
    select
        sales.month,
        sales.order_id,
        sales.ordered_on,
        refund_lines.booked_on,
        'refund' as entry,
        refund_lines.place as refund_place,
        refund_lines.refund_id,
        sales.influencer_id,
        sales.code,
        sales.reason,
        sales.also_seen,
        sales.share,
        sales.exact_share,
        refund_lines.revenue,
        refund_lines.commission,
        sales.currency,
        sales.amount,
        sales.fx_rate,
        sales.is_new_customer
    from sales
    inner join refund_lines
        on refund_lines.order_id = sales.order_id
        and coalesce(refund_lines.influencer_id, '') = coalesce(sales.influencer_id, '')
)

select
    cast(month as int)                  as month,
    cast(order_id as string)            as order_id,
    cast(ordered_on as date)            as ordered_on,
    cast(booked_on as date)             as booked_on,
    cast(entry as string)               as entry,
    cast(refund_place as int)           as refund_place,
    cast(refund_id as string)           as refund_id,
    cast(influencer_id as string)       as influencer_id,
    cast(code as string)                as code,
    cast(reason as string)              as reason,
    cast(also_seen as string)           as also_seen,
    cast(share as bigint)               as share,
    cast(exact_share as decimal(38, 0)) as exact_share,
    cast(revenue as bigint)             as revenue,
    cast(commission as bigint)          as commission,
    cast(currency as string)            as currency,
    cast(amount as decimal(21, 6))      as amount,
    cast(fx_rate as decimal(27, 12))    as fx_rate,
    cast(is_new_customer as boolean)    as is_new_customer
from entries
