-- order_evidence: everybody whom a kind of evidence names on a counted order, in the order the job declares.
-- One row per order_id, kind, influencer_id. is_deciding: of the first kind that names somebody; is_alone: the order has
-- no other row. ordered_on and order_revenue (minor units) are the order's; terms_on is the local day whose terms count:
-- of the sale, or of the click.
-- Built by month.
with named as (
    select 'code' as kind, order_id, influencer_id, weight, code, commission_rate, commission_per_order,
        cast(null as date) as clicked_on
    from code_evidence
    union all
    select 'link' as kind, order_id, influencer_id, 1 as weight, code, commission_rate, commission_per_order,
        cast(null as date) as clicked_on
    from link_evidence
    union all
    select 'click' as kind, order_id, influencer_id, weight, code, commission_rate, commission_per_order, clicked_on
    from click_evidence
),

several as (
    select order_id
    from named
    group by order_id
    having count(*) > 1
),

ranked as (
    select
        named.*,
        cfg_evidence.rank,
        min(cfg_evidence.rank) over (partition by named.order_id) as deciding_rank,
        false as is_alone
    from named
    inner join cfg_evidence
        on cfg_evidence.kind = named.kind
    where exists (select 1 from several where several.order_id = named.order_id)
    union all
    -- most orders have one row
    select
        named.*,
        cfg_evidence.rank,
        cfg_evidence.rank as deciding_rank,
        true as is_alone
    from named
    inner join cfg_evidence
        on cfg_evidence.kind = named.kind
    where not exists (select 1 from several where several.order_id = named.order_id)
)

select
    cast(orders.month as int)                                 as month,
    cast(ranked.order_id as string)                           as order_id,
    cast(ranked.kind as string)                               as kind,
    cast(ranked.rank as int)                                  as rank,
    cast(ranked.influencer_id as string)                      as influencer_id,
    cast(ranked.rank = ranked.deciding_rank as boolean)       as is_deciding,
    cast(ranked.is_alone as boolean)                          as is_alone,
    cast(ranked.weight as decimal(38, 0))                     as weight,
    cast(ranked.code as string)                               as code,
    cast(orders.ordered_on as date)                           as ordered_on,
    cast(orders.revenue as bigint)                            as order_revenue,
    cast(coalesce(ranked.clicked_on, orders.ordered_on) as date) as terms_on,
    cast(ranked.commission_rate as decimal(18, 12))           as commission_rate,
    cast(ranked.commission_per_order as decimal(21, 6))       as commission_per_order
from ranked
inner join orders
    on orders.order_id = ranked.order_id
