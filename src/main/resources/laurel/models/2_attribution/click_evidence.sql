-- click_evidence: whose links the customer of a counted order clicked in the time looked back, weighed by the job's
-- click model. One row per order_id, influencer_id; a weight of 0 is seen but not credited. code, terms and clicked_on
-- are those of her latest credited click (of her latest click, where none is credited); ordered_on and order_revenue
-- (minor units) are the order's.
-- Built by month.
with ranked as (
    select
        click_weights.*,
        sum(weight) over (partition by order_id, influencer_id) as her_weight,
        row_number() over (
            partition by order_id, influencer_id
            order by case when weight > 0 then 0 else 1 end, place desc
        ) as latest_first
    from click_weights
    where is_published
)

select
    cast(month as int)                           as month,
    cast(order_id as string)                     as order_id,
    cast(ordered_on as date)                     as ordered_on,
    cast(order_revenue as bigint)                as order_revenue,
    cast(influencer_id as string)                as influencer_id,
    cast(her_weight as decimal(38, 0))           as weight,
    cast(code as string)                         as code,
    cast(clicked_at as bigint)                   as clicked_at,
    cast(clicked_on as date)                     as clicked_on,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from ranked
where latest_first = 1
