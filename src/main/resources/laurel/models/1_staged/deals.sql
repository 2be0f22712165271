-- deals: what was agreed with an influencer, as last delivered; what is still negotiated is not here.
-- One row per deal_id. Costs in minor units of the reporting currency, null when not stated.
select
    cast(deal_id as string)                  as deal_id,
    cast(influencer_id as string)            as influencer_id,
    cast(season_id as string)                as season_id,
    cast(starts_on as date)                  as starts_on,
    cast(ends_before as date)                as ends_before,
    cast(model as string)                    as model,
    cast(
        round_div(e6(fixed_fee) * 1000000 * cfg_run.minor_factor, e12(units_per_reporting)) as bigint
    )                                        as fixed_fee,
    cast(
        round_div(e6(product_cost) * 1000000 * cfg_run.minor_factor, e12(units_per_reporting)) as bigint
    )                                        as product_cost,
    cast(
        round_div(e6(ad_spend) * 1000000 * cfg_run.minor_factor, e12(units_per_reporting)) as bigint
    )                                        as ad_spend,
    cast(
        round_div(e6(other_cost) * 1000000 * cfg_run.minor_factor, e12(units_per_reporting)) as bigint
    )                                        as other_cost,
    cast(commission_rate as decimal(18, 12)) as commission_rate,
    cast(expected_posts as bigint)           as expected_posts,
    cast(post_due_on as date)                as post_due_on,
    cast(stage as string)                    as stage,
    cast(paid_on as date)                    as paid_on
from judged_deals
cross join cfg_run
where rule is null
    and newest_first = 1
    and stage not in ('outreach', 'negotiation')
