-- season_figures: what an influencer brought and cost in a season, by all that is known now.
-- One row per season_id, influencer_id. Money in minor units of the reporting currency, ratios in millionths (null
-- when the divisor is 0), counts null when unknown. Ratios are made of the columns as published.
with deal_costs as (
    select
        season_id,
        influencer_id,
        sum(fixed_fees)     as fixed_fees,
        sum(product_cost)   as product_cost,
        sum(ad_spend)       as ad_spend,
        sum(other_cost)     as other_cost,
        sum(expected_posts) as expected_posts
    from season_deals
    group by season_id, influencer_id
),

figures as (
    select
        season_members.season_id,
        season_members.influencer_id,
        coalesce(season_sales.orders, 0)                                     as orders,
        round_div(coalesce(season_sales.order_credit, 0), 1000000000000)     as order_credit,
        coalesce(season_sales.new_customer_orders, 0)                        as new_customer_orders,
        coalesce(season_sales.gross_revenue, 0)                              as gross_revenue,
        coalesce(season_sales.refunds, 0)                                    as refunds,
        coalesce(season_sales.gross_revenue, 0) - coalesce(season_sales.refunds, 0) as net_revenue,
        coalesce(season_sales.commission, 0)                                 as commission,
        coalesce(deal_costs.fixed_fees, 0)                                   as fixed_fees,
        coalesce(deal_costs.product_cost, 0)                                 as product_cost,
        coalesce(deal_costs.ad_spend, 0)                                     as ad_spend,
        coalesce(deal_costs.other_cost, 0)                                   as other_cost,
        coalesce(season_sales.commission, 0) + coalesce(deal_costs.fixed_fees, 0)
            + coalesce(deal_costs.product_cost, 0) + coalesce(deal_costs.ad_spend, 0)
            + coalesce(deal_costs.other_cost, 0)                             as total_cost,
        coalesce(season_posts.posts, 0)                                      as posts,
        deal_costs.expected_posts,
        season_posts.views,
        season_posts.engagements,
        season_posts.rated_views,
        season_posts.rated_engagements,
        season_followers.followers
    from season_members
    left join season_sales
        on season_sales.season_id = season_members.season_id
        and season_sales.influencer_id = season_members.influencer_id
    left join deal_costs
        on deal_costs.season_id = season_members.season_id
        and deal_costs.influencer_id = season_members.influencer_id
    left join season_posts
        on season_posts.season_id = season_members.season_id
        and season_posts.influencer_id = season_members.influencer_id
    left join season_followers
        on season_followers.season_id = season_members.season_id
        and season_followers.influencer_id = season_members.influencer_id
),

compared as (
    select
        figures.*,
        sum(greatest(net_revenue, 0)) over (partition by season_id) as positive_revenue,
        row_number() over (partition by season_id order by net_revenue desc, influencer_id) as revenue_rank
    from figures
)

select
    cast(compared.season_id as string)                                     as season_id,
    cast(compared.influencer_id as string)                                 as influencer_id,
    cast(compared.orders as bigint)                                        as orders,
    cast(compared.order_credit as bigint)                                  as order_credit,
    cast(compared.new_customer_orders as bigint)                           as new_customer_orders,
    cast(compared.gross_revenue as bigint)                                 as gross_revenue,
    cast(compared.refunds as bigint)                                       as refunds,
    cast(compared.net_revenue as bigint)                                   as net_revenue,
    cast(compared.commission as bigint)                                    as commission,
    cast(compared.fixed_fees as bigint)                                    as fixed_fees,
    cast(compared.product_cost as bigint)                                  as product_cost,
    cast(compared.ad_spend as bigint)                                      as ad_spend,
    cast(compared.other_cost as bigint)                                    as other_cost,
    cast(compared.total_cost as bigint)                                    as total_cost,
    cast(round_div(wide(compared.net_revenue) * 1000000, compared.total_cost) as bigint) as roas,
    cast(
        round_div(
            (
                wide(compared.net_revenue) * e12(cfg_run.gross_margin)
                - wide(compared.total_cost) * 1000000000000
            ) * 1000000,
            wide(compared.total_cost) * 1000000000000
        ) as bigint
    )                                                                      as roi,
    cast(round_div(wide(compared.gross_revenue) * 1000000, compared.order_credit) as bigint) as aov,
    cast(round_div(compared.total_cost, compared.orders) as bigint)        as cost_per_order,
    cast(compared.posts as bigint)                                         as posts,
    cast(compared.expected_posts as bigint)                                as expected_posts,
    cast(compared.views as bigint)                                         as views,
    cast(compared.engagements as bigint)                                   as engagements,
    cast(round_div(wide(compared.rated_engagements) * 1000000, compared.rated_views) as bigint) as engagement_rate,
    cast(compared.followers as bigint)                                     as followers,
    cast(
        round_div(wide(greatest(compared.net_revenue, 0)) * 1000000, compared.positive_revenue) as bigint
    )                                                                      as revenue_share,
    cast(compared.revenue_rank as bigint)                                  as revenue_rank,
    cast(
        cfg_run.as_of < date_add(cfg_seasons.ends_before, cfg_run.return_window_days) as boolean
    )                                                                      as is_provisional
from compared
inner join cfg_seasons
    on cfg_seasons.season_id = compared.season_id
cross join cfg_run
