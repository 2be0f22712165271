-- compensation: what influencers were paid in a season, and what other terms would have cost, judged in hindsight.
-- One row per season_id, influencer_id of influencer_seasons. Money in minor units, commission_rate in millionths. What is
-- neither fee nor commission is the same in all alternatives.
with priced as (
    select
        influencer_seasons.*,
        tier_assignments.tier,
        influencer_seasons.product_cost + influencer_seasons.ad_spend + influencer_seasons.other_cost as other_costs,
        compensation_deals.fee,
        compensation_deals.fee_basis,
        compensation_deals.commission_rate,
        compensation_deals.rate_basis,
        compensation_deals.rate_cost,
        compensation_deals.low,
        compensation_deals.high,
        compensation_deals.deal,
        compensation_deals.deal_cost
    from influencer_seasons
    inner join tier_assignments
        on tier_assignments.season_id = influencer_seasons.season_id
        and tier_assignments.influencer_id = influencer_seasons.influencer_id
    inner join compensation_deals
        on compensation_deals.season_id = influencer_seasons.season_id
        and compensation_deals.influencer_id = influencer_seasons.influencer_id
)

select
    cast(priced.season_id as string)                     as season_id,
    cast(priced.influencer_id as string)                 as influencer_id,
    cast(priced.tier as string)                          as tier,
    cast(
        case
            when priced.fixed_fees > 0 and priced.commission <> 0 then 'hybrid'
            when priced.fixed_fees > 0 then 'fixed'
            when priced.commission <> 0 then 'affiliate'
            else 'none'
        end as string
    )                                                    as actual_deal,
    cast(priced.net_revenue as bigint)                   as net_revenue,
    cast(priced.commission as bigint)                    as commission,
    cast(priced.fixed_fees as bigint)                    as fixed_fees,
    cast(priced.other_costs as bigint)                   as other_costs,
    cast(priced.commission + priced.fixed_fees + priced.other_costs as bigint) as actual_cost,
    cast(priced.fee as bigint)                           as fee,
    cast(priced.fee_basis as string)                     as fee_basis,
    cast(priced.commission_rate as bigint)               as commission_rate,
    cast(priced.rate_basis as string)                    as rate_basis,
    cast(round_div(wide(priced.fee) * 1000000, priced.commission_rate) as bigint) as break_even_revenue,
    cast(
        round_div(
            wide(priced.commission + priced.fixed_fees + priced.other_costs) * 1000000000000,
            e12(cfg_run.gross_margin)
        ) as bigint
    )                                                    as payback_revenue,
    cast(priced.fee + priced.other_costs as bigint)      as all_fixed_cost,
    cast(priced.rate_cost + priced.other_costs as bigint) as all_affiliate_cost,
    cast(priced.deal as string)                          as recommended_deal,
    cast(priced.deal_cost + priced.other_costs as bigint) as recommended_cost,
    cast(priced.commission + priced.fixed_fees - priced.deal_cost as bigint) as saving,
    cast(priced.fee is not null as boolean)              as is_comparable,
    cast(
        case priced.deal
            when 'fixed' then 'Fixed: even with few orders the commission would have been no less than the fee of '
            when 'affiliate' then case
                when priced.fee is null then 'Affiliate: no fee is known to weigh the commission against'
                else 'Affiliate: even with many orders the commission would have been no more than the fee of '
            end
            else 'Hybrid: by chance the commission could have been less or more than the fee of '
        end
        || coalesce(money_text(priced.fee, cfg_run.minor_units), '')
        || '; at ' || rate_text(priced.commission_rate) || ' it was between '
        || money_text(priced.low, cfg_run.minor_units) || ' and '
        || money_text(priced.high, cfg_run.minor_units) || '.' as string
    )                                                    as reasons,
    cast(priced.is_provisional as boolean)               as is_provisional
from priced
cross join cfg_run
