-- model_comparison: what every influencer would have got of a season under each click model and each order of evidence.
-- One row per season_id, compared, basis, influencer_id; none unless the job asks. Descriptive, not causal. Money in
-- minor units, shares in millionths. path_… and removal_effect: for markov only.
with bases as (
    select 'click_model' as compared, model as basis, is_published
    from cfg_click_models
    cross join cfg_comparison
    where cfg_comparison.is_asked
    union all
    select distinct 'evidence_order' as compared, evidence_order as basis, is_published
    from cfg_evidence_orders
    cross join cfg_comparison
    where cfg_comparison.is_asked
),

everybody as (
    select season_id, influencer_id
    from season_sales
    union
    select season_id, influencer_id
    from season_moves
    union
    select season_id, influencer_id
    from path_credits
),

season_totals as (
    select season_id, compared, basis, max(all_orders_moved) as all_orders_moved
    from season_moves
    group by season_id, compared, basis
)

select
    cast(everybody.season_id as string)                     as season_id,
    cast(bases.compared as string)                          as compared,
    cast(bases.basis as string)                             as basis,
    cast(everybody.influencer_id as string)                 as influencer_id,
    cast(bases.is_published as boolean)                     as is_published,
    cast(coalesce(season_sales.orders, 0) + coalesce(season_moves.orders, 0) as bigint) as orders,
    cast(
        round_div(
            coalesce(season_sales.order_credit, 0) + coalesce(season_moves.exact_share, 0), 1000000000000
        ) as bigint
    )                                                       as order_credit,
    cast(
        coalesce(season_sales.gross_revenue, 0) + coalesce(season_moves.revenue, 0) as bigint
    )                                                       as gross_revenue,
    cast(coalesce(season_moves.revenue, 0) as bigint)       as difference,
    cast(coalesce(season_moves.orders_moved, 0) as bigint)  as orders_moved,
    cast(coalesce(season_totals.all_orders_moved, 0) as bigint) as all_orders_moved,
    cast(path_credits.removal_effect as bigint)             as removal_effect,
    cast(path_credits.orders as bigint)                     as path_orders,
    cast(path_credits.revenue as bigint)                    as path_revenue
from everybody
cross join bases
left join season_sales
    on season_sales.season_id = everybody.season_id
    and season_sales.influencer_id = everybody.influencer_id
left join season_moves
    on season_moves.season_id = everybody.season_id
    and season_moves.influencer_id = everybody.influencer_id
    and season_moves.compared = bases.compared
    and season_moves.basis = bases.basis
left join season_totals
    on season_totals.season_id = everybody.season_id
    and season_totals.compared = bases.compared
    and season_totals.basis = bases.basis
left join path_credits
    on path_credits.season_id = everybody.season_id
    and path_credits.influencer_id = everybody.influencer_id
    and bases.compared = 'click_model'
    and bases.basis = 'markov'
