-- activation_deals: the deal to propose for an upcoming season, what it costs and what it brings.
-- One row per season_id, influencer_id. commission_rate, offered_rate and return_on_cost in millionths.
with weighed as (
    -- the three are millionths of minor units, so that nothing is rounded before it is compared
    select
        upcoming_seasons.season_id,
        activation_candidates.influencer_id,
        coalesce(activation_tiers.tier, 'untested') as tier,
        activation_terms.fee,
        activation_terms.commission_rate,
        activation_expectations.expected_revenue,
        wide(activation_terms.fee) * 1000000 as whole_fee,
        wide(activation_expectations.expected_low) * activation_terms.commission_rate as low_commission,
        wide(activation_expectations.expected_high) * activation_terms.commission_rate as high_commission
    from upcoming_seasons
    cross join activation_candidates
    inner join activation_terms
        on activation_terms.influencer_id = activation_candidates.influencer_id
    left join activation_tiers
        on activation_tiers.season_id = upcoming_seasons.season_id
        and activation_tiers.influencer_id = activation_candidates.influencer_id
    left join activation_expectations
        on activation_expectations.season_id = upcoming_seasons.season_id
        and activation_expectations.influencer_id = activation_candidates.influencer_id
),

recommended as (
    select
        weighed.season_id,
        weighed.influencer_id,
        weighed.tier,
        weighed.fee,
        weighed.commission_rate,
        weighed.expected_revenue,
        case
            when weighed.fee is null then 'no_fee'
            when weighed.low_commission is null then 'playbook'
            else 'expectation'
        end as decided_by,
        case
            when weighed.fee is null then 'affiliate'
            when weighed.low_commission >= weighed.whole_fee then 'fixed'
            when weighed.high_commission <= weighed.whole_fee then 'affiliate'
            when weighed.low_commission is not null then 'hybrid'
            when cfg_playbook.deal = 'auto' then 'affiliate'
            else cfg_playbook.deal
        end as deal
    from weighed
    inner join cfg_playbook on cfg_playbook.tier_id = weighed.tier
),

offered as (
    -- a hybrid deal is half of each
    select
        recommended.*,
        case
            when recommended.deal = 'fixed' then recommended.fee
            when recommended.deal = 'hybrid' then round_div(recommended.fee, 2)
        end as offered_fee,
        case
            when recommended.deal = 'affiliate' then recommended.commission_rate
            when recommended.deal = 'hybrid' then round_div(recommended.commission_rate, 2)
        end as offered_rate
    from recommended
),

priced as (
    -- in trillionths of minor units; without an expectation only the fee is sure to be spent, as commission is
    -- paid out of sales
    select
        offered.*,
        (
            wide(coalesce(offered.offered_fee, 0)) * 1000000
            + wide(coalesce(offered.expected_revenue, 0)) * coalesce(offered.offered_rate, 0)
        ) * 1000000 as cost,
        wide(offered.expected_revenue) * e12(cfg_run.gross_margin) as margin
    from offered
    cross join cfg_run
)

select
    cast(priced.season_id as string)                as season_id,
    cast(priced.influencer_id as string)            as influencer_id,
    cast(priced.tier as string)                     as tier,
    cast(priced.fee as bigint)                      as fee,
    cast(priced.commission_rate as bigint)          as commission_rate,
    cast(
        round_div(wide(priced.fee) * 1000000, priced.commission_rate) as bigint
    )                                               as break_even_revenue,
    cast(priced.deal as string)                     as deal,
    cast(priced.decided_by as string)               as decided_by,
    cast(priced.offered_fee as bigint)              as offered_fee,
    cast(priced.offered_rate as bigint)             as offered_rate,
    cast(priced.expected_revenue as bigint)         as expected_revenue,
    cast(round_div(priced.cost, 1000000000000) as bigint) as cost,
    cast(
        round_div(priced.margin - priced.cost, 1000000000000) as bigint
    )                                               as profit,
    cast(
        round_div((priced.margin - priced.cost) * 1000000, priced.cost) as bigint
    )                                               as return_on_cost
from priced
