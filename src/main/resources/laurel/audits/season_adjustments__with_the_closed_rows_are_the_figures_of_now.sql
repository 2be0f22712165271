-- A closed row and its adjustment are what the row would be by all that is known now.
with told as (
    select
        season_id,
        influencer_id,
        gross_revenue,
        refunds,
        net_revenue,
        commission,
        fixed_fees,
        product_cost,
        ad_spend,
        other_cost,
        total_cost,
        orders
    from influencer_seasons
    union all
    select
        season_id,
        influencer_id,
        gross_revenue,
        refunds,
        net_revenue,
        commission,
        fixed_fees,
        product_cost,
        ad_spend,
        other_cost,
        total_cost,
        orders
    from season_adjustments
    union all
    select
        season_id,
        influencer_id,
        -gross_revenue as gross_revenue,
        -refunds as refunds,
        -net_revenue as net_revenue,
        -commission as commission,
        -fixed_fees as fixed_fees,
        -product_cost as product_cost,
        -ad_spend as ad_spend,
        -other_cost as other_cost,
        -total_cost as total_cost,
        -orders as orders
    from season_figures
)

select season_id, influencer_id, cast(sum(net_revenue) as bigint) as net_revenue, cast(sum(refunds) as bigint) as refunds, cast(sum(total_cost) as bigint) as total_cost
from told
group by season_id, influencer_id
having sum(gross_revenue) <> 0
    or sum(refunds) <> 0
    or sum(net_revenue) <> 0
    or sum(commission) <> 0
    or sum(fixed_fees) <> 0
    or sum(product_cost) <> 0
    or sum(ad_spend) <> 0
    or sum(other_cost) <> 0
    or sum(total_cost) <> 0
    or sum(orders) <> 0
