-- kpi_sums: what a target's time frame holds up to as-of, of the influencer it is for or of the whole programme.
-- One row per kpi_id, influencer_id (null: the programme). Money in minor units; order_credit in units of 10^-18 orders.
with sales as (
    select
        cfg_kpis.kpi_id,
        cfg_kpis.influencer_id,
        sum(shop_days.order_credit)        as order_credit,
        sum(shop_days.new_customer_orders) as new_customer_orders,
        sum(shop_days.gross_revenue)       as gross_revenue,
        sum(shop_days.refunds)             as refunds,
        sum(shop_days.commission)          as commission
    from cfg_kpis
    inner join shop_days
        on shop_days.ordered_on >= cfg_kpis.from_on
        and shop_days.ordered_on < cfg_kpis.ends_before
    where cfg_kpis.influencer_id is null
    group by cfg_kpis.kpi_id, cfg_kpis.influencer_id
    union all
    select
        cfg_kpis.kpi_id,
        cfg_kpis.influencer_id,
        sum(influencer_days.order_credit)        as order_credit,
        sum(influencer_days.new_customer_orders) as new_customer_orders,
        sum(influencer_days.gross_revenue)       as gross_revenue,
        sum(influencer_days.refunds)             as refunds,
        sum(influencer_days.commission)          as commission
    from cfg_kpis
    inner join influencer_days
        on influencer_days.influencer_id = cfg_kpis.influencer_id
        and influencer_days.ordered_on >= cfg_kpis.from_on
        and influencer_days.ordered_on < cfg_kpis.ends_before
    group by cfg_kpis.kpi_id, cfg_kpis.influencer_id
),

shown as (
    select
        cfg_kpis.kpi_id,
        cfg_kpis.influencer_id,
        count(*)                          as posts,
        sum(post_results.views)           as views,
        sum(post_results.engagements)     as engagements,
        sum(post_results.rated_views)     as rated_views,
        sum(post_results.rated_engagements) as rated_engagements
    from cfg_kpis
    inner join post_results
        on post_results.posted_on >= cfg_kpis.from_on
        and post_results.posted_on < cfg_kpis.ends_before
        and coalesce(post_results.influencer_id = cfg_kpis.influencer_id, true)
    group by cfg_kpis.kpi_id, cfg_kpis.influencer_id
),

spent as (
    select
        cfg_kpis.kpi_id,
        cfg_kpis.influencer_id,
        sum(influencer_seasons.fixed_fees)   as fixed_fees,
        sum(influencer_seasons.product_cost) as product_cost,
        sum(influencer_seasons.ad_spend)     as ad_spend,
        sum(influencer_seasons.other_cost)   as other_cost
    from cfg_kpis
    inner join influencer_seasons
        on influencer_seasons.season_id = cfg_kpis.season_id
        and coalesce(influencer_seasons.influencer_id = cfg_kpis.influencer_id, true)
    group by cfg_kpis.kpi_id, cfg_kpis.influencer_id
)

select
    cast(cfg_kpis.kpi_id as string)                          as kpi_id,
    cast(cfg_kpis.influencer_id as string)                   as influencer_id,
    cast(coalesce(sales.order_credit, 0) as decimal(38, 0))  as order_credit,
    cast(coalesce(sales.new_customer_orders, 0) as bigint)   as new_customer_orders,
    cast(coalesce(sales.gross_revenue, 0) as bigint)         as gross_revenue,
    cast(coalesce(sales.refunds, 0) as bigint)               as refunds,
    cast(coalesce(sales.commission, 0) as bigint)            as commission,
    cast(coalesce(spent.fixed_fees, 0) as bigint)            as fixed_fees,
    cast(coalesce(spent.product_cost, 0) as bigint)          as product_cost,
    cast(coalesce(spent.ad_spend, 0) as bigint)              as ad_spend,
    cast(coalesce(spent.other_cost, 0) as bigint)            as other_cost,
    cast(coalesce(shown.posts, 0) as bigint)                 as posts,
    cast(shown.views as bigint)                              as views,
    cast(shown.engagements as bigint)                        as engagements,
    cast(shown.rated_views as bigint)                        as rated_views,
    cast(shown.rated_engagements as bigint)                  as rated_engagements
from cfg_kpis
left join sales
    on sales.kpi_id = cfg_kpis.kpi_id
    and sales.influencer_id is not distinct from cfg_kpis.influencer_id
left join shown
    on shown.kpi_id = cfg_kpis.kpi_id
    and shown.influencer_id is not distinct from cfg_kpis.influencer_id
left join spent
    on spent.kpi_id = cfg_kpis.kpi_id
    and spent.influencer_id is not distinct from cfg_kpis.influencer_id
