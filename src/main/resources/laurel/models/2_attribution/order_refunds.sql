-- order_refunds: what of an order was given back, in the order of the refunds, never more than its revenue base.
-- One row per order_id, place. sold: the order's revenue base; refunded: its cumulative refund, up to and with this one,
-- both in minor units of the reporting currency. refund_id is null for an undated refund (refunded_amount of an order
-- without refund rows).
-- Built by month.
with events as (
    select
        refund_months.month,
        refund_months.order_id,
        refund_months.refund_id,
        refund_months.refunded_at,
        refund_months.refunded_on,
        refund_months.goods_amount
    from refund_months
    where not refund_months.is_hidden
    union all
    -- any accepted row for an order, whatever its date, switches its refunded_amount off
    select
        orders.month,
        orders.order_id,
        cast(null as string) as refund_id,
        coalesce(orders.updated_at, orders.ordered_at) as refunded_at,
        coalesce(orders.updated_on, orders.ordered_on) as refunded_on,
        orders.refunded_amount as goods_amount
    from orders
    inner join raw_months
        on raw_months.month = orders.month
    where orders.refunded_amount > 0
        and coalesce(orders.updated_at, orders.ordered_at) < raw_months.as_of_ends_at
        and not exists (
            select 1
            from refund_months
            where refund_months.order_id = orders.order_id
        )
),

added_up as (
    select
        events.month,
        events.order_id,
        events.refund_id,
        events.refunded_on,
        orders.amount,
        orders.fx_rate,
        orders.revenue,
        row_number() over (partition by events.order_id order by events.refunded_at, events.refund_id) as place,
        sum(events.goods_amount) over (
            partition by events.order_id
            order by events.refunded_at, events.refund_id
            rows between unbounded preceding and current row
        ) as asked
    from events
    inner join orders
        on orders.order_id = events.order_id
)

select
    cast(added_up.month as int)                  as month,
    cast(added_up.order_id as string)            as order_id,
    cast(added_up.place as int)                  as place,
    cast(added_up.refund_id as string)           as refund_id,
    cast(added_up.refunded_on as date)           as refunded_on,
    cast(added_up.revenue as bigint)             as sold,
    cast(
        to_minor(least(added_up.asked, added_up.amount), added_up.fx_rate, cfg_attribution.minor_factor) as bigint
    )                                            as refunded,
    cast(added_up.asked > added_up.amount as boolean) as is_cut
from added_up
cross join cfg_attribution
