-- payouts: what is owed to an influencer, statement by statement.
-- One row per influencer_id, pay_period in which commission is released or taken back. Money in minor units. What is too
-- little to pay, or below 0, is carried from statement to statement.
with recursive changes as (
    -- the walk looks at them again for every place
    select
        influencer_id,
        place,
        earned - clawed_back as change
    from payout_statements
),

walk as (
    select
        influencer_id,
        place,
        cast(0 as bigint)      as carried_in,
        cast(change as bigint) as balance
    from changes
    where place = 1
    union all
    select
        following.influencer_id,
        following.place,
        cast(following.carried_in as bigint)                    as carried_in,
        cast(following.carried_in + following.change as bigint) as balance
    from (
        select
            changes.*,
            case
                when walk.balance > 0 and walk.balance >= cfg_payouts.minimum then 0
                else walk.balance
            end as carried_in
        from walk
        cross join cfg_payouts
        inner join changes
            on changes.influencer_id = walk.influencer_id
            and changes.place = walk.place + 1
    ) as following
),

settled as (
    select
        payout_statements.*,
        walk.carried_in,
        case
            when walk.balance > 0 and walk.balance >= cfg_payouts.minimum then walk.balance
            else 0
        end                                                               as payable,
        walk.balance,
        date_add(payout_statements.closes_on, cfg_payouts.net_days)       as due_on,
        cfg_payouts.paid_through,
        cfg_run.as_of
    from payout_statements
    inner join walk
        on walk.influencer_id = payout_statements.influencer_id
        and walk.place = payout_statements.place
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
