-- season_tiers: revenue, heads and cost of a season by tier.
-- One row per season_id of influencer_seasons, tier, also for a tier that nobody is in. Shares, roas and roi in millionths.
with seasons as (
    select
        season_id,
        count(*)                         as heads,
        sum(greatest(net_revenue, 0))    as positive_revenue
    from influencer_seasons
    group by season_id
),

members as (
    select
        influencer_seasons.*,
        tier_assignments.tier
    from influencer_seasons
    inner join tier_assignments
        on tier_assignments.season_id = influencer_seasons.season_id
        and tier_assignments.influencer_id = influencer_seasons.influencer_id
),

summed as (
    select
        seasons.season_id,
        cfg_tiers.tier_id,
        cfg_tiers.rank,
        max(seasons.heads)                                 as heads,
        max(seasons.positive_revenue)                      as positive_revenue,
        count(members.influencer_id)                       as influencers,
        coalesce(sum(members.order_credit), 0)             as orders,
        coalesce(sum(members.gross_revenue), 0)            as gross_revenue,
        coalesce(sum(members.refunds), 0)                  as refunds,
        coalesce(sum(members.net_revenue), 0)              as net_revenue,
        coalesce(sum(greatest(members.net_revenue, 0)), 0) as tier_positive_revenue,
        coalesce(sum(members.commission), 0)               as commission,
        coalesce(sum(members.total_cost), 0)               as total_cost,
        coalesce(sum(members.posts), 0)                    as posts
    from seasons
    cross join cfg_tiers
    left join members
        on members.season_id = seasons.season_id
        and members.tier = cfg_tiers.tier_id
    group by seasons.season_id, cfg_tiers.tier_id, cfg_tiers.rank
)

select
    cast(summed.season_id as string)                                                as season_id,
    cast(summed.tier_id as string)                                                  as tier,
    cast(summed.rank as bigint)                                                     as tier_rank,
    cast(summed.influencers as bigint)                                              as influencers,
    cast(round_div(wide(summed.influencers) * 1000000, summed.heads) as bigint)     as influencer_share,
    cast(summed.orders as bigint)                                                   as orders,
    cast(summed.gross_revenue as bigint)                                            as gross_revenue,
    cast(summed.refunds as bigint)                                                  as refunds,
    cast(summed.net_revenue as bigint)                                              as net_revenue,
    cast(
        round_div(wide(summed.tier_positive_revenue) * 1000000, summed.positive_revenue) as bigint
    )                                                                               as revenue_share,
    cast(summed.commission as bigint)                                               as commission,
    cast(summed.total_cost as bigint)                                               as total_cost,
    cast(round_div(wide(summed.net_revenue) * 1000000, summed.total_cost) as bigint) as roas,
    cast(
        round_div(
            (wide(summed.net_revenue) * e12(cfg_run.gross_margin) - wide(summed.total_cost) * 1000000000000) * 1000000,
            wide(summed.total_cost) * 1000000000000
        ) as bigint
    )                                                                               as roi,
    cast(summed.posts as bigint)                                                    as posts
from summed
cross join cfg_run
