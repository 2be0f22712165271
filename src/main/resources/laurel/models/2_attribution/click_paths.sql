-- click_paths: the path of clicks that led to a counted order: its customer's clicks in the time looked back.
-- One row per order_id, place (1 is the first click; of clicks at one instant the later delivered is later).
-- touches: how many clicks the path has.
-- Built by month.
with touching as (
    select orders.order_id, orders.ordered_at, orders.ordered_on, orders.revenue as order_revenue, owned_clicks.*
    from orders
    inner join owned_clicks
        on owned_clicks.customer_id = orders.customer_id
        and owned_clicks.month = orders.month
    where orders.exclusion is null
    union all
    select orders.order_id, orders.ordered_at, orders.ordered_on, orders.revenue as order_revenue, owned_clicks.*
    from orders
    inner join owned_clicks
        on owned_clicks.email_hash = orders.email_hash
        and owned_clicks.month = orders.month
    where orders.exclusion is null
        and (orders.customer_id is null or owned_clicks.customer_id is null)
),

timely as (
    select touching.*
    from touching
    cross join cfg_attribution
    where clicked_at <= ordered_at
        and clicked_at >= ordered_at - cfg_attribution.click_lookback_micros
)

select
    cast(month as int)                           as month,
    cast(order_id as string)                     as order_id,
    cast(row_number() over (partition by order_id order by clicked_at, delivered) as bigint) as place,
    cast(count(*) over (partition by order_id) as bigint) as touches,
    cast(ordered_at as bigint)                   as ordered_at,
    cast(ordered_on as date)                     as ordered_on,
    cast(order_revenue as bigint)                as order_revenue,
    cast(influencer_id as string)                as influencer_id,
    cast(clicked_at as bigint)                   as clicked_at,
    cast(clicked_on as date)                     as clicked_on,
    cast(delivered as bigint)                    as delivered,
    cast(code as string)                         as code,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from timely
