-- code_evidence: whom the codes on a counted order name, and with which weight under the job's way to split.
-- One row per order_id, influencer_id. code and its terms are those of the first of her codes on the order;
-- ordered_on and order_revenue (minor units) are the order's.
-- Built by month.
with owned as (
    select
        order_codes.month,
        order_codes.order_id,
        order_codes.ordered_on,
        order_codes.order_revenue,
        order_codes.place,
        order_codes.code,
        order_codes.discount,
        month_owners.influencer_id,
        month_owners.commission_rate,
        month_owners.commission_per_order
    from order_codes
    inner join month_owners
        on month_owners.kind = 'code'
        and month_owners.month = order_codes.month
        and month_owners.code = order_codes.code
        and month_owners.from_at <= order_codes.ordered_at
        and month_owners.to_at > order_codes.ordered_at
    where order_codes.exclusion is null
        and month_owners.influencer_id is not null
),

several as (
    select order_id
    from owned
    group by order_id
    having count(*) > 1
),

ranked as (
    select
        owned.*,
        row_number() over (partition by order_id, influencer_id order by place) as her_code,
        row_number() over (partition by order_id order by discount desc nulls last, place) as largest_first
    from owned
    where exists (select 1 from several where several.order_id = owned.order_id)
),

by_influencer as (
    select
        order_id,
        influencer_id,
        min(place)             as place,
        count(*)               as codes,
        count(discount)        as stated,
        coalesce(sum(discount), 0) as discount,
        min(largest_first)     as largest_first
    from ranked
    group by order_id, influencer_id
),

by_order as (
    select order_id, min(place) as place, sum(codes) = sum(stated) as is_stated, sum(discount) as discount
    from by_influencer
    group by order_id
),

weighed as (
    select
        by_influencer.order_id,
        by_influencer.influencer_id,
        by_influencer.place,
        case
            when cfg_attribution.code_split = 'by-discount' and by_order.is_stated and by_order.discount > 0
                then e6(by_influencer.discount)
            when cfg_attribution.code_split = 'largest-discount' and by_order.is_stated
                then case when by_influencer.largest_first = 1 then 1 else 0 end
            when cfg_attribution.code_split in ('first', 'largest-discount')
                then case when by_influencer.place = by_order.place then 1 else 0 end
            else 1
        end as weight
    from by_influencer
    inner join by_order
        on by_order.order_id = by_influencer.order_id
    cross join cfg_attribution
),

named as (
    select
        ranked.month, ranked.order_id, ranked.ordered_on, ranked.order_revenue, ranked.influencer_id,
        weighed.weight,
        ranked.code, ranked.commission_rate, ranked.commission_per_order
    from weighed
    inner join ranked
        on ranked.order_id = weighed.order_id
        and ranked.influencer_id = weighed.influencer_id
        and ranked.her_code = 1
    union all
    -- most orders have one code
    select
        owned.month, owned.order_id, owned.ordered_on, owned.order_revenue, owned.influencer_id,
        case when cfg_attribution.code_split = 'by-discount' and owned.discount > 0 then e6(owned.discount) else 1 end
            as weight,
        owned.code, owned.commission_rate, owned.commission_per_order
    from owned
    cross join cfg_attribution
    where not exists (select 1 from several where several.order_id = owned.order_id)
)

select
    cast(month as int)                           as month,
    cast(order_id as string)                     as order_id,
    cast(ordered_on as date)                     as ordered_on,
    cast(order_revenue as bigint)                as order_revenue,
    cast(influencer_id as string)                as influencer_id,
    cast(weight as decimal(38, 0))               as weight,
    cast(code as string)                         as code,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from named
