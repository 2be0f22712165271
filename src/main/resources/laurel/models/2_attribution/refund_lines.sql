-- refund_lines: every refund of an order, split over those who are credited with it.
-- One row per order_id, place, influencer_id (null: nobody is credited). revenue and commission are at most 0 but for a
-- cent that moves between influencers: the cumulative refund is split by the weights of the sale, less what was booked
-- before. Commission goes back at the rate of the sale; once a line is refunded whole, all that is left of it.
-- Built by month.
with lines as (
    select
        order_refunds.month,
        order_refunds.order_id,
        order_refunds.place,
        order_refunds.refund_id,
        order_refunds.refunded_on,
        order_refunds.refunded,
        credits.influencer_id,
        coalesce(credits.weight, 1)          as weight,
        coalesce(credits.order_weight, 1)    as order_weight,
        coalesce(credits.revenue, order_refunds.sold) as sold,
        coalesce(credits.commission, 0)      as earned,
        coalesce(credits.commission_rate, 0) as commission_rate
    from order_refunds
    left join credits
        on credits.order_id = order_refunds.order_id
),

shared as (
    select
        lines.*,
        whole_div(wide(refunded) * wide(weight), order_weight) as base,
        left_over(wide(refunded) * wide(weight), order_weight) as remainder
    from lines
),

ranked as (
    select
        shared.*,
        wide(refunded) - sum(base) over (partition by order_id, place) as cents_left,
        row_number() over (
            partition by order_id, place
            order by remainder desc, influencer_id
        ) as remainder_place
    from shared
),

cumulative as (
    select
        ranked.*,
        base + case when remainder_place <= cents_left then 1 else 0 end as returned
    from ranked
),

taken_back as (
    select
        cumulative.*,
        case
            when returned >= sold then wide(earned)
            else round_div(returned * e12(commission_rate), 1000000000000)
        end as taken
    from cumulative
)

select
    cast(month as int)            as month,
    cast(order_id as string)      as order_id,
    cast(place as int)            as place,
    cast(refund_id as string)     as refund_id,
    cast(refunded_on as date)     as booked_on,
    cast(influencer_id as string) as influencer_id,
    cast(
        coalesce(lag(returned) over (partition by order_id, influencer_id order by place), 0) - returned
        as bigint
    )                             as revenue,
    cast(
        coalesce(lag(taken) over (partition by order_id, influencer_id order by place), 0) - taken
        as bigint
    )                             as commission
from taken_back
