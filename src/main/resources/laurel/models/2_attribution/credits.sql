-- credits: who is credited with what of a counted order, on which terms.
-- One row per order_id, influencer_id. The order's revenue is split by largest remainder over the exact weights, ties
-- to the smaller influencer_id; commission = revenue x rate + amount per order x share, rounded once. share in
-- millionths; exact_share in units of 10^-18.
-- Built by month.
with terms as (
    select
        order_evidence.month,
        order_evidence.order_id,
        order_evidence.kind,
        order_evidence.influencer_id,
        order_evidence.code,
        order_evidence.weight,
        coalesce(order_evidence.is_alone, false) as is_alone,
        order_evidence.ordered_on,
        order_evidence.order_revenue,
        month_deal_rates.deal_id,
        order_evidence.terms_on,
        coalesce(month_deal_rates.commission_rate, order_evidence.commission_rate, 0) as commission_rate,
        case when month_deal_rates.deal_id is not null then 0 else coalesce(order_evidence.commission_per_order, 0) end
            as commission_per_order
    from order_evidence
    left join month_deal_rates
        on month_deal_rates.month = order_evidence.month
        and month_deal_rates.influencer_id = order_evidence.influencer_id
        and month_deal_rates.from_on <= order_evidence.terms_on
        and month_deal_rates.before_on > order_evidence.terms_on
    where order_evidence.is_deciding
        and order_evidence.weight > 0
),

weighed as (
    select
        terms.*,
        sum(weight) over (partition by order_id) as order_weight
    from terms
    where not is_alone
),

undivided as (
    select * from weighed where weight = order_weight
    union all
    -- most orders have one influencer
    select terms.*, weight as order_weight from terms where is_alone
),

shared as (
    select
        weighed.*,
        whole_div(wide(order_revenue) * wide(weight), order_weight) as base,
        left_over(wide(order_revenue) * wide(weight), order_weight) as remainder
    from weighed
    where weight < order_weight
),

ranked as (
    select
        shared.*,
        wide(order_revenue) - sum(base) over (partition by order_id) as cents_left,
        row_number() over (partition by order_id order by remainder desc, influencer_id) as place
    from shared
),

split as (
    select
        ranked.* except (base, remainder, cents_left, place),
        round_div(wide(weight) * 1000000, order_weight)             as share,
        round_div(wide(weight) * 1000000000000000000, order_weight) as exact_share,
        base + case when place <= cents_left then 1 else 0 end      as revenue
    from ranked
    union all
    select
        undivided.*,
        1000000             as share,
        1000000000000000000 as exact_share,
        order_revenue       as revenue
    from undivided
),

priced as (
    select
        split.*,
        -- commission in two exact parts: trillionths of a minor unit, and (millionths x order_weight)-ths of one
        e12(commission_rate) as rate,
        case
            when commission_per_order = 0 then 0
            else e6(commission_per_order) * cfg_attribution.minor_factor * wide(weight)
        end as per_order,
        1000000 * wide(order_weight) as per_order_unit
    from split
    cross join cfg_attribution
)

select
    cast(month as int)                                             as month,
    cast(order_id as string)                                       as order_id,
    cast(kind as string)                                           as kind,
    cast(influencer_id as string)                                  as influencer_id,
    cast(code as string)                                           as code,
    cast(ordered_on as date)                                       as ordered_on,
    cast(terms_on as date)                                         as terms_on,
    cast(deal_id as string)                                        as deal_id,
    cast(commission_rate as decimal(18, 12))                       as commission_rate,
    cast(commission_per_order as decimal(21, 6))                   as commission_per_order,
    cast(weight as decimal(38, 0))                                 as weight,
    cast(order_weight as decimal(38, 0))                           as order_weight,
    cast(share as bigint)                                          as share,
    cast(exact_share as decimal(38, 0))                            as exact_share,
    cast(revenue as bigint)                                        as revenue,
    cast(
        case
            when per_order = 0 then round_div(wide(revenue) * rate, 1000000000000)
            else whole_div(wide(revenue) * rate, 1000000000000) + whole_div(per_order, per_order_unit) + round_div(
                left_over(wide(revenue) * rate, 1000000000000) * per_order_unit
                + left_over(per_order, per_order_unit) * 1000000000000,
                1000000000000 * per_order_unit
            )
        end as bigint
    )                                                              as commission
from priced
