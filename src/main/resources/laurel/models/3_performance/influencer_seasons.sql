-- influencer_seasons: what an influencer brought and cost in a season; a closed season stays as it was closed.
-- One row per season_id, influencer_id. Money in minor units of the reporting currency, ratios in millionths (null
-- when the divisor is 0), counts null when unknown.
with chosen as (
    select
        season_figures.season_id,
        season_figures.influencer_id,
        season_figures.orders,
        season_figures.order_credit,
        season_figures.new_customer_orders,
        season_figures.gross_revenue,
        season_figures.refunds,
        season_figures.net_revenue,
        season_figures.commission,
        season_figures.fixed_fees,
        season_figures.product_cost,
        season_figures.ad_spend,
        season_figures.other_cost,
        season_figures.total_cost,
        season_figures.roas,
        season_figures.roi,
        season_figures.aov,
        season_figures.cost_per_order,
        season_figures.posts,
        season_figures.expected_posts,
        season_figures.views,
        season_figures.engagements,
        season_figures.engagement_rate,
        season_figures.followers,
        season_figures.revenue_share,
        season_figures.revenue_rank,
        season_figures.is_provisional
    from season_figures
    left join cfg_closed_seasons
        on cfg_closed_seasons.season_id = season_figures.season_id
    where cfg_closed_seasons.season_id is null
    union all
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
        roas,
        roi,
        aov,
        cost_per_order,
        posts,
        expected_posts,
        views,
        engagements,
        engagement_rate,
        followers,
        revenue_share,
        revenue_rank,
        is_provisional
    from raw_closed_seasons
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
    cast(roas as bigint)                as roas,
    cast(roi as bigint)                 as roi,
    cast(aov as bigint)                 as aov,
    cast(cost_per_order as bigint)      as cost_per_order,
    cast(posts as bigint)               as posts,
    cast(expected_posts as bigint)      as expected_posts,
    cast(views as bigint)               as views,
    cast(engagements as bigint)         as engagements,
    cast(engagement_rate as bigint)     as engagement_rate,
    cast(followers as bigint)           as followers,
    cast(revenue_share as bigint)       as revenue_share,
    cast(revenue_rank as bigint)        as revenue_rank,
    cast(is_provisional as boolean)     as is_provisional
from chosen
