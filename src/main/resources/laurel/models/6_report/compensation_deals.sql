-- compensation_deals: what an influencer's season would have cost by fee, by rate, and by the deal that is recommended.
-- One row per season_id, influencer_id of influencer_seasons. rate_cost is the commission, as earned or else the rate on
-- the revenue that came; low and high are the rate on the low and high end of what chance could have made of it.
with earned as (
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        influencer_seasons.commission,
        influencer_seasons.order_credit,
        compensation_terms.fee,
        compensation_terms.fee_basis,
        compensation_terms.commission_rate,
        compensation_terms.rate_basis,
        wide(greatest(influencer_seasons.net_revenue, 0)) * compensation_terms.commission_rate as millionths,
        cfg_poisson.low_orders,
        cfg_poisson.high_orders,
        cfg_poisson.low_share,
        cfg_poisson.high_share
    from influencer_seasons
    inner join compensation_terms
        on compensation_terms.season_id = influencer_seasons.season_id
        and compensation_terms.influencer_id = influencer_seasons.influencer_id
    inner join cfg_poisson
        on influencer_seasons.order_credit > cfg_poisson.above_orders
        and influencer_seasons.order_credit <= cfg_poisson.up_to_orders
),

weighed as (
    select
        earned.*,
        case when commission <> 0 then commission else round_div(millionths, 1000000) end as rate_cost,
        coalesce(
            case
                when low_orders is null then round_div(millionths * low_share, 1000000)
                else round_div(millionths * low_orders * 1000000, order_credit)
            end, 0
        ) as low,
        coalesce(
            case
                when high_orders is null then round_div(millionths * high_share, 1000000)
                else round_div(millionths * high_orders * 1000000, order_credit)
            end, 0
        ) as high
    from earned
),

recommended as (
    select
        weighed.*,
        case
            when fee is null then 'affiliate'
            when low >= wide(fee) * 1000000 then 'fixed'
            when high <= wide(fee) * 1000000 then 'affiliate'
            else 'hybrid'
        end as deal
    from weighed
)

select
    cast(season_id as string)                       as season_id,
    cast(influencer_id as string)                   as influencer_id,
    cast(fee as bigint)                             as fee,
    cast(fee_basis as string)                       as fee_basis,
    cast(commission_rate as bigint)                 as commission_rate,
    cast(rate_basis as string)                      as rate_basis,
    cast(rate_cost as bigint)                       as rate_cost,
    cast(round_div(low, 1000000) as bigint)         as low,
    cast(round_div(high, 1000000) as bigint)        as high,
    cast(deal as string)                            as deal,
    cast(
        case
            when deal = 'fixed' then fee
            when deal = 'affiliate' then rate_cost
            else round_div(wide(fee) + rate_cost, 2)
        end as bigint
    )                                               as deal_cost
from recommended
