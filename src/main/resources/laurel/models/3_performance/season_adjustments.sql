-- season_adjustments: what moved in a closed season since it was closed: figures of now less the closed ones.
-- One row per season_id, influencer_id of a closed season where any of them moved. With influencer_seasons they add up
-- to the figures of now. Unknown counts of posts count as 0.
with moved as (
    select
        season_id,
        influencer_id,
        orders,
        order_credit,
        new_customer_orders,
        gross_revenue,
        refunds,
        net_revenue,
        commission,
        fixed_fees,
        product_cost,
        ad_spend,
        other_cost,
        total_cost,
        posts,
        views,
        engagements
    from season_figures
    union all
    select
        season_id,
        influencer_id,
        -orders as orders,
        -order_credit as order_credit,
        -new_customer_orders as new_customer_orders,
        -gross_revenue as gross_revenue,
        -refunds as refunds,
        -net_revenue as net_revenue,
        -commission as commission,
        -fixed_fees as fixed_fees,
        -product_cost as product_cost,
        -ad_spend as ad_spend,
        -other_cost as other_cost,
        -total_cost as total_cost,
        -posts as posts,
        -views as views,
        -engagements as engagements
    from raw_closed_seasons
),

added as (
    select
        moved.season_id,
        moved.influencer_id,
        sum(coalesce(moved.orders, 0))              as orders,
        sum(coalesce(moved.order_credit, 0))        as order_credit,
        sum(coalesce(moved.new_customer_orders, 0)) as new_customer_orders,
        sum(coalesce(moved.gross_revenue, 0))       as gross_revenue,
        sum(coalesce(moved.refunds, 0))             as refunds,
        sum(coalesce(moved.net_revenue, 0))         as net_revenue,
        sum(coalesce(moved.commission, 0))          as commission,
        sum(coalesce(moved.fixed_fees, 0))          as fixed_fees,
        sum(coalesce(moved.product_cost, 0))        as product_cost,
        sum(coalesce(moved.ad_spend, 0))            as ad_spend,
        sum(coalesce(moved.other_cost, 0))          as other_cost,
        sum(coalesce(moved.total_cost, 0))          as total_cost,
        sum(coalesce(moved.posts, 0))               as posts,
        sum(coalesce(moved.views, 0))               as views,
        sum(coalesce(moved.engagements, 0))         as engagements
    from moved
    inner join cfg_closed_seasons
        on cfg_closed_seasons.season_id = moved.season_id
    group by moved.season_id, moved.influencer_id
)

select
    cast(season_id as string)           as season_id,
    cast(influencer_id as string)       as influencer_id,
    cast(orders as bigint)              as orders,
    cast(order_credit as bigint)        as order_credit,
    cast(new_customer_orders as bigint) as new_customer_orders,
    cast(gross_revenue as bigint)       as gross_revenue,
    cast(refunds as bigint)             as refunds,
    cast(net_revenue as bigint)         as net_revenue,
    cast(commission as bigint)          as commission,
    cast(fixed_fees as bigint)          as fixed_fees,
    cast(product_cost as bigint)        as product_cost,
    cast(ad_spend as bigint)            as ad_spend,
    cast(other_cost as bigint)          as other_cost,
    cast(total_cost as bigint)          as total_cost,
    cast(posts as bigint)               as posts,
    cast(views as bigint)               as views,
    cast(engagements as bigint)         as engagements
from added
where orders <> 0
    or order_credit <> 0
    or new_customer_orders <> 0
    or gross_revenue <> 0
    or refunds <> 0
    or net_revenue <> 0
    or commission <> 0
    or fixed_fees <> 0
    or product_cost <> 0
    or ad_spend <> 0
    or other_cost <> 0
    or total_cost <> 0
    or posts <> 0
    or views <> 0
    or engagements <> 0
