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
        to_minor(fixed_fee, units_per_reporting, cfg_run.minor_factor) as bigint
    )                                        as fixed_fee,
    cast(
        to_minor(product_cost, units_per_reporting, cfg_run.minor_factor) as bigint
    )                                        as product_cost,
    cast(
        to_minor(ad_spend, units_per_reporting, cfg_run.minor_factor) as bigint
    )                                        as ad_spend,
    cast(
        to_minor(other_cost, units_per_reporting, cfg_run.minor_factor) as bigint
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
