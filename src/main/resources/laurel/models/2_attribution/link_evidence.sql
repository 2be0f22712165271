-- link_evidence: whom the landing URL of a counted order names: the first token that an influencer owned at the sale.
-- One row per order_id. ordered_on and order_revenue (minor units) are the order's.
-- Built by month.
with owned as (
    select
        order_links.month,
        order_links.order_id,
        order_links.ordered_on,
        order_links.order_revenue,
        order_links.code,
        month_owners.influencer_id,
        month_owners.commission_rate,
        month_owners.commission_per_order,
        row_number() over (
            partition by order_links.order_id
            order by order_links.place
        ) as pick
    from order_links
    inner join month_owners
        on month_owners.kind = 'link'
        and month_owners.month = order_links.month
        and month_owners.code = order_links.code
        and month_owners.from_at <= order_links.ordered_at
        and month_owners.to_at > order_links.ordered_at
    where order_links.exclusion is null
        and month_owners.influencer_id is not null
)

select
    cast(month as int)                           as month,
    cast(order_id as string)                     as order_id,
    cast(ordered_on as date)                     as ordered_on,
    cast(order_revenue as bigint)                as order_revenue,
    cast(influencer_id as string)                as influencer_id,
    cast(code as string)                         as code,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from owned
where pick = 1
