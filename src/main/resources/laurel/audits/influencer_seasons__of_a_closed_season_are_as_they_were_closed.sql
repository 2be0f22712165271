-- The figures of a closed season are those that were closed, each once.
with closed as (
    select influencer_seasons.*
    from influencer_seasons
    inner join cfg_closed_seasons
        on cfg_closed_seasons.season_id = influencer_seasons.season_id
),

counted as (
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
        is_provisional,
        1 as published,
        0 as frozen
    from closed
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
        is_provisional,
        0 as published,
        1 as frozen
    from raw_closed_seasons
)

select season_id, influencer_id, cast(sum(published) as bigint) as published, cast(sum(frozen) as bigint) as frozen
from counted
group by
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
having sum(published) <> 1 or sum(frozen) <> 1
