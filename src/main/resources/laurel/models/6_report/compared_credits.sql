-- compared_credits: who would be credited with what of an order under another click model or order of evidence.
-- One row per compared, basis, order_id, influencer_id, of orders that may move: decided by clicks (click_model), or
-- named by several kinds of evidence (evidence_order). Split as credits; exact_share in units of 10^-18.
with clicked as (
    select distinct order_id
    from order_evidence
    where is_deciding
        and kind = 'click'
),

several as (
    select order_id
    from order_evidence
    group by order_id
    having min(kind) < max(kind)
),

named as (
    select
        cfg_evidence_orders.evidence_order,
        order_evidence.order_id,
        order_evidence.influencer_id,
        order_evidence.weight,
        cfg_evidence_orders.rank,
        min(cfg_evidence_orders.rank) over (
            partition by cfg_evidence_orders.evidence_order, order_evidence.order_id
        ) as deciding_rank
    from order_evidence
    inner join several
        on several.order_id = order_evidence.order_id
    inner join cfg_evidence_orders
        on cfg_evidence_orders.kind = order_evidence.kind
    cross join cfg_comparison
    where cfg_comparison.is_asked
),

weighed as (
    select
        'click_model'      as compared,
        click_weights.model as basis,
        click_weights.order_id,
        click_weights.influencer_id,
        sum(click_weights.weight) as weight
    from click_weights
    inner join clicked
        on clicked.order_id = click_weights.order_id
    cross join cfg_comparison
    where cfg_comparison.is_asked
    group by click_weights.model, click_weights.order_id, click_weights.influencer_id
    having sum(click_weights.weight) > 0
    union all
    select 'evidence_order' as compared, evidence_order as basis, order_id, influencer_id, weight
    from named
    where rank = deciding_rank
        and weight > 0
),

shared as (
    select
        weighed.*,
        orders.ordered_on,
        orders.revenue as order_revenue,
        sum(weighed.weight) over (partition by compared, basis, weighed.order_id) as order_weight
    from weighed
    inner join orders
        on orders.order_id = weighed.order_id
),

divided as (
    select
        shared.*,
        whole_div(wide(order_revenue) * wide(weight), order_weight) as base,
        left_over(wide(order_revenue) * wide(weight), order_weight) as remainder
    from shared
),

ranked as (
    select
        divided.*,
        wide(order_revenue) - sum(base) over (partition by compared, basis, order_id) as cents_left,
        row_number() over (
            partition by compared, basis, order_id
            order by remainder desc, influencer_id
        ) as place
    from divided
)

select
    cast(compared as string)      as compared,
    cast(basis as string)         as basis,
    cast(order_id as string)      as order_id,
    cast(influencer_id as string) as influencer_id,
    cast(ordered_on as date)      as ordered_on,
    cast(round_div(wide(weight) * 1000000000000000000, order_weight) as decimal(38, 0)) as exact_share,
    cast(base + case when place <= cents_left then 1 else 0 end as bigint) as revenue
from ranked
