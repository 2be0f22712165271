-- The tiers of a season hold every influencer and every cent of it once.
with seen as (
    select season_id, count(*) as influencers, sum(net_revenue) as net_revenue, sum(total_cost) as total_cost
    from influencer_seasons
    group by season_id
),

told as (
    select season_id, sum(influencers) as influencers, sum(net_revenue) as net_revenue, sum(total_cost) as total_cost
    from season_tiers
    group by season_id
)

select
    coalesce(seen.season_id, told.season_id) as season_id,
    cast(seen.influencers as bigint)         as influencers,
    cast(told.influencers as bigint)         as influencers_by_tier,
    cast(seen.net_revenue as bigint)         as net_revenue,
    cast(told.net_revenue as bigint)         as net_revenue_by_tier,
    cast(seen.total_cost as bigint)          as total_cost,
    cast(told.total_cost as bigint)          as total_cost_by_tier
from seen
full outer join told
    on told.season_id = seen.season_id
where seen.influencers is distinct from told.influencers
    or seen.net_revenue is distinct from told.net_revenue
    or seen.total_cost is distinct from told.total_cost
