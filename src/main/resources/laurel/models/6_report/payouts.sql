-- payouts: what is owed to an influencer, statement by statement.
-- One row per influencer_id, pay_period in which commission is released or taken back. Money in minor units. What is too
-- little to pay, or below 0, is carried from statement to statement.
with recursive statements as (
    select
        influencer_id,
        pay_period,
        max(closes_on)                                                    as closes_on,
        sum(lines)                                                        as lines,
        sum(case when entry = 'sale' then commission else 0 end)          as earned,
        sum(case when entry = 'refund' then -commission else 0 end)       as clawed_back,
        sum(case when sale_period < pay_period then -commission else 0 end) as clawed_back_from_earlier,
        cast(row_number() over (partition by influencer_id order by pay_period) as bigint) as place
    from payout_days
    group by influencer_id, pay_period
),

walk as (
    select
        influencer_id,
        place,
        cast(0 as bigint)                    as carried_in,
        cast(earned - clawed_back as bigint) as balance
    from statements
    where place = 1
    union all
    select
        following.influencer_id,
        following.place,
        cast(following.carried_in as bigint) as carried_in,
        cast(following.carried_in + following.earned - following.clawed_back as bigint) as balance
    from (
        select
            statements.*,
            case
                when walk.balance > 0 and walk.balance >= cfg_payouts.minimum then 0
                else walk.balance
            end as carried_in
        from walk
        cross join cfg_payouts
        inner join statements
            on statements.influencer_id = walk.influencer_id
            and statements.place = walk.place + 1
    ) as following
),

settled as (
    select
        statements.*,
        walk.carried_in,
        case
            when walk.balance > 0 and walk.balance >= cfg_payouts.minimum then walk.balance
            else 0
        end                                                               as payable,
        walk.balance,
        date_add(statements.closes_on, cfg_payouts.net_days)              as due_on,
        cfg_payouts.paid_through,
        cfg_run.as_of
    from statements
    inner join walk
        on walk.influencer_id = statements.influencer_id
        and walk.place = statements.place
    cross join cfg_payouts
    cross join cfg_run
),

judged as (
    select
        settled.*,
        case
            when as_of < closes_on then 'pending'
            when payable = 0 or as_of < due_on then 'locked'
            when due_on <= paid_through then 'paid'
            else 'due'
        end as status
    from settled
)

select
    cast(influencer_id as string)                  as influencer_id,
    cast(pay_period as string)                     as pay_period,
    cast(lines as bigint)                          as lines,
    cast(earned as bigint)                         as earned,
    cast(clawed_back as bigint)                    as clawed_back,
    cast(clawed_back_from_earlier as bigint)       as clawed_back_from_earlier,
    cast(carried_in as bigint)                     as carried_in,
    cast(payable as bigint)                        as payable,
    cast(balance - payable as bigint)              as carried_over,
    cast(status as string)                         as status,
    cast(closes_on as date)                        as locked_on,
    cast(due_on as date)                           as due_on,
    cast(status = 'due' and as_of > due_on as boolean) as is_overdue
from judged
