-- What influencers brought on a day is the credited ledger lines of its orders.
-- Built by month.
with booked as (
    select
        ordered_on,
        cast(sum(revenue) as bigint)    as net_revenue,
        cast(sum(commission) as bigint) as commission
    from ledger
    where influencer_id is not null
    group by ordered_on
),

told as (
    select
        ordered_on,
        cast(sum(gross_revenue - refunds) as bigint) as net_revenue,
        cast(sum(commission) as bigint)              as commission
    from influencer_days
    group by ordered_on
)

select
    coalesce(booked.ordered_on, told.ordered_on) as ordered_on,
    booked.net_revenue as booked_revenue,
    told.net_revenue,
    booked.commission as booked_commission,
    told.commission
from booked
full outer join told
    on told.ordered_on = booked.ordered_on
where coalesce(booked.net_revenue, 0) <> coalesce(told.net_revenue, 0)
    or coalesce(booked.commission, 0) <> coalesce(told.commission, 0)
