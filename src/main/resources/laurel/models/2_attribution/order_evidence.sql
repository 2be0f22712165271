-- order_evidence: everybody whom a kind of evidence names on a counted order, in the order the job declares.
-- One row per order_id, kind, influencer_id. is_deciding: of the first kind that names somebody; is_alone: the order has
-- no other row. ordered_on and order_revenue (minor units) are the order's; terms_on is the local day whose terms count:
-- of the sale, or of the click.
-- Built by month.
with named as (
    select month, 'code' as kind, order_id, ordered_on, order_revenue, influencer_id, weight, code, commission_rate,
        commission_per_order, ordered_on as terms_on
    from code_evidence
    union all
    select month, 'link' as kind, order_id, ordered_on, order_revenue, influencer_id, 1 as weight, code, commission_rate,
        commission_per_order, ordered_on as terms_on
    from link_evidence
    union all
    select month, 'click' as kind, order_id, ordered_on, order_revenue, influencer_id, weight, code, commission_rate,
        commission_per_order, clicked_on as terms_on
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
    cast(month as int)                              as month,
    cast(order_id as string)                        as order_id,
    cast(kind as string)                            as kind,
    cast(rank as int)                               as rank,
    cast(influencer_id as string)                   as influencer_id,
    cast(rank = deciding_rank as boolean)           as is_deciding,
    cast(is_alone as boolean)                       as is_alone,
    cast(weight as decimal(38, 0))                  as weight,
    cast(code as string)                            as code,
    cast(ordered_on as date)                        as ordered_on,
    cast(order_revenue as bigint)                   as order_revenue,
    cast(terms_on as date)                          as terms_on,
    cast(commission_rate as decimal(18, 12))        as commission_rate,
    cast(commission_per_order as decimal(21, 6))    as commission_per_order
from ranked
