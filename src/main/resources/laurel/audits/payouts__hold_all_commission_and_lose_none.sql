-- An influencer's statements hold the commission of all months of orders, and what one leaves the next takes up.
with booked as (
    select influencer_id, cast(sum(commission) as bigint) as commission
    from payout_months
    group by influencer_id
),

told as (
    select
        influencer_id,
        cast(sum(earned - clawed_back) as bigint)                                       as commission,
        cast(sum(earned - clawed_back + carried_in - payable - carried_over) as bigint) as lost
    from payouts
    group by influencer_id
),

passed_on as (
    select
        influencer_id,
        carried_over,
        lead(carried_in) over (partition by influencer_id order by pay_period) as next_carried_in
    from payouts
),

dropped as (
    select influencer_id, count(*) as statements
    from passed_on
    where next_carried_in <> carried_over
    group by influencer_id
)

select
    coalesce(booked.influencer_id, told.influencer_id) as influencer_id,
    booked.commission,
    told.commission as commission_of_statements,
    told.lost,
    coalesce(dropped.statements, 0) as not_carried
from booked
full outer join told
    on told.influencer_id = booked.influencer_id
left join dropped
    on dropped.influencer_id = told.influencer_id
where coalesce(booked.commission, 0) <> coalesce(told.commission, 0)
    or coalesce(told.lost, 0) <> 0
    or dropped.statements > 0
