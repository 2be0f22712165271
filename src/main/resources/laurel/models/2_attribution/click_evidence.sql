-- click_evidence: whose links the customer of a counted order clicked in the time looked back, weighed by the job's
-- click model. One row per order_id, influencer_id; a weight of 0 is seen but not credited. code, terms and clicked_on
-- are those of her latest credited click (of her latest click, where none is credited).
-- Built by month, with the clicks of the months looked back.
with owned as (
    select
        clicks.clicked_at,
        clicks.clicked_on,
        clicks.code,
        clicks.customer_id,
        clicks.email_hash,
        clicks.delivered,
        month_owners.month,
        month_owners.influencer_id,
        month_owners.commission_rate,
        month_owners.commission_per_order
    from clicks
    inner join month_owners
        on month_owners.kind = 'link'
        and month_owners.code = clicks.code
        and month_owners.from_at <= clicks.clicked_at
        and month_owners.to_at > clicks.clicked_at
    where month_owners.influencer_id is not null
),

touches as (
    select orders.order_id, orders.ordered_at, owned.*
    from orders
    inner join owned
        on owned.customer_id = orders.customer_id
        and owned.month = orders.month
    where orders.exclusion is null
    union all
    select orders.order_id, orders.ordered_at, owned.*
    from orders
    inner join owned
        on owned.email_hash = orders.email_hash
        and owned.month = orders.month
    where orders.exclusion is null
        and (orders.customer_id is null or owned.customer_id is null)
),

placed as (
    select
        touches.*,
        row_number() over (partition by order_id order by clicked_at, delivered) as place,
        count(*) over (partition by order_id)                                    as touches
    from touches
    cross join cfg_attribution
    where clicked_at <= ordered_at
        and clicked_at >= ordered_at - cfg_attribution.click_lookback_micros
),

modelled as (
    select
        placed.*,
        case cfg_attribution.click_model
            when 'first' then case when place = 1 then 1 else 0 end
            when 'linear' then 1
            when 'position' then case when touches > 2 and place in (1, touches) then 2 * (touches - 2) else 1 end
            when 'time-decay' then decay_weight(ordered_at - clicked_at)
            else case when place = touches then 1 else 0 end
        end as modelled_weight
    from placed
    cross join cfg_attribution
),

weighed as (
    -- clicks so old that every weight rounds to 0: the last one is credited
    select
        modelled.*,
        case
            when max(modelled_weight) over (partition by order_id) > 0 then modelled_weight
            when place = touches then 1
            else 0
        end as weight
    from modelled
),

ranked as (
    select
        weighed.*,
        sum(weight) over (partition by order_id, influencer_id) as her_weight,
        row_number() over (
            partition by order_id, influencer_id
            order by case when weight > 0 then 0 else 1 end, place desc
        ) as latest_first
    from weighed
)

select
    cast(month as int)                           as month,
    cast(order_id as string)                     as order_id,
    cast(influencer_id as string)                as influencer_id,
    cast(her_weight as decimal(38, 0))           as weight,
    cast(code as string)                         as code,
    cast(clicked_at as bigint)                   as clicked_at,
    cast(clicked_on as date)                     as clicked_on,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from ranked
where latest_first = 1
