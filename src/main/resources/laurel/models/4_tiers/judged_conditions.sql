-- judged_conditions: whether a condition of a tier holds for an influencer's season (method thresholds).
-- One row per season_id, influencer_id, tier_id, condition. Values and bounds in the units of the models; an unknown
-- value does not hold. is_near: it holds, or fails by at most hold_within of its bound. lacks: what is missing to
-- at_least, 0 when nothing is. sentence: the condition with its numbers.
with valued as (
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        cfg_tier_conditions.tier_id,
        cfg_tier_conditions.metric,
        cfg_tier_conditions.unit,
        cfg_tier_conditions.at_least,
        cfg_tier_conditions.at_most,
        case cfg_tier_conditions.metric
            when 'orders' then influencer_seasons.orders
            when 'order_credit' then influencer_seasons.order_credit
            when 'new_customer_orders' then influencer_seasons.new_customer_orders
            when 'gross_revenue' then influencer_seasons.gross_revenue
            when 'refunds' then influencer_seasons.refunds
            when 'net_revenue' then influencer_seasons.net_revenue
            when 'commission' then influencer_seasons.commission
            when 'fixed_fees' then influencer_seasons.fixed_fees
            when 'product_cost' then influencer_seasons.product_cost
            when 'ad_spend' then influencer_seasons.ad_spend
            when 'other_cost' then influencer_seasons.other_cost
            when 'total_cost' then influencer_seasons.total_cost
            when 'roas' then influencer_seasons.roas
            when 'roi' then influencer_seasons.roi
            when 'aov' then influencer_seasons.aov
            when 'cost_per_order' then influencer_seasons.cost_per_order
            when 'posts' then influencer_seasons.posts
            when 'expected_posts' then influencer_seasons.expected_posts
            when 'views' then influencer_seasons.views
            when 'engagements' then influencer_seasons.engagements
            when 'engagement_rate' then influencer_seasons.engagement_rate
            when 'followers' then influencer_seasons.followers
            when 'revenue_share' then influencer_seasons.revenue_share
            when 'revenue_rank' then influencer_seasons.revenue_rank
        end as value
    from influencer_seasons
    cross join cfg_tier_conditions
),

measured as (
    select
        valued.*,
        e6(at_least) - wide(value) * 1000000 as below,
        wide(value) * 1000000 - e6(at_most) as above,
        case unit
            when 'money' then money_text(value, cfg_run.minor_units)
            when 'ratio' then ratio_text(value)
            else cast(value as string)
        end as value_text,
        case unit
            when 'money' then money_text(round_div(e6(at_least), 1000000), cfg_run.minor_units)
            when 'ratio' then ratio_text(round_div(e6(at_least), 1000000))
            else cast(round_div(e6(at_least), 1000000) as string)
        end as at_least_text,
        case unit
            when 'money' then money_text(round_div(e6(at_most), 1000000), cfg_run.minor_units)
            when 'ratio' then ratio_text(round_div(e6(at_most), 1000000))
            else cast(round_div(e6(at_most), 1000000) as string)
        end as at_most_text
    from valued
    cross join cfg_run
)

select
    cast(season_id as string)                                                  as season_id,
    cast(influencer_id as string)                                              as influencer_id,
    cast(tier_id as string)                                                    as tier_id,
    cast(metric as string)                                                     as metric,
    cast(at_least as decimal(38, 6))                                           as at_least,
    cast(at_most as decimal(38, 6))                                            as at_most,
    cast(value as bigint)                                                      as value,
    cast(value is not null and coalesce(below, 0) <= 0 and coalesce(above, 0) <= 0 as boolean) as is_met,
    cast(
        value is not null
        and coalesce(below * 1000000000000 <= e12(cfg_run.hold_within) * abs(e6(at_least)), true)
        and coalesce(above * 1000000000000 <= e12(cfg_run.hold_within) * abs(e6(at_most)), true)
        as boolean
    )                                                                          as is_near,
    cast(greatest(round_div(coalesce(below, 0), 1000000), 0) as bigint)        as lacks,
    cast(
        metric
        || case
            when value is null then ' is unknown'
            when below > 0 then ' ' || value_text || ' is below ' || at_least_text
            when above > 0 then ' ' || value_text || ' is above ' || at_most_text
            when at_most is null then ' ' || value_text || ' is at least ' || at_least_text
            when at_least is null then ' ' || value_text || ' is at most ' || at_most_text
            else ' ' || value_text || ' lies between ' || at_least_text || ' and ' || at_most_text
        end
        as string
    )                                                                          as sentence
from measured
cross join cfg_run
