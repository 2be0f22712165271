-- payout_statements: what an influencer earned, and what was taken back, statement by statement.
-- One row per influencer_id, pay_period in which commission is released or taken back. Money in minor units; place counts
-- the statements of an influencer from 1.
select
    cast(influencer_id as string)                                          as influencer_id,
    cast(pay_period as string)                                             as pay_period,
    cast(max(closes_on) as date)                                           as closes_on,
    cast(sum(lines) as bigint)                                             as lines,
    cast(sum(case when entry = 'sale' then commission else 0 end) as bigint) as earned,
    cast(sum(case when entry = 'refund' then -commission else 0 end) as bigint) as clawed_back,
    cast(sum(case when sale_period < pay_period then -commission else 0 end) as bigint) as clawed_back_from_earlier,
    cast(row_number() over (partition by influencer_id order by pay_period) as bigint) as place
from payout_months
group by influencer_id, pay_period
