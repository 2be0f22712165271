-- What a month's orders bring an influencer for her statements is the commission of their ledger lines.
-- Built by month.
with booked as (
    select month, influencer_id, cast(sum(commission) as bigint) as commission
    from ledger
    where influencer_id is not null
    group by month, influencer_id
),

told as (
    select month, influencer_id, cast(sum(commission) as bigint) as commission
    from payout_months
    group by month, influencer_id
)

select
    coalesce(booked.month, told.month) as month,
    coalesce(booked.influencer_id, told.influencer_id) as influencer_id,
    booked.commission,
    told.commission as commission_of_payout_months
from booked
full outer join told
    on told.month = booked.month
    and told.influencer_id = booked.influencer_id
where coalesce(booked.commission, 0) <> coalesce(told.commission, 0)
