-- Where lines are published, those of a statement are what it says.
with told as (
    select
        influencer_id,
        pay_period,
        count(*)                                                          as lines,
        sum(commission)                                                   as commission,
        sum(case when kind = 'clawed_back_from_earlier' then -commission else 0 end) as from_earlier
    from payout_lines
    group by influencer_id, pay_period
)

select
    payouts.influencer_id,
    payouts.pay_period,
    payouts.lines,
    cast(told.lines as bigint)                as lines_published,
    payouts.earned - payouts.clawed_back      as commission,
    cast(told.commission as bigint)           as commission_of_lines
from payouts
cross join cfg_payouts
full outer join told
    on told.influencer_id = payouts.influencer_id
    and told.pay_period = payouts.pay_period
where coalesce(cfg_payouts.has_lines, true)
    and (
        payouts.lines is distinct from told.lines
        or payouts.earned - payouts.clawed_back is distinct from told.commission
        or payouts.clawed_back_from_earlier is distinct from told.from_earlier
    )
