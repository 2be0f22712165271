-- payout_months: commission of a month's orders by the statement on which it is released: when its hold is over, or when it
-- is taken back later than that.
-- One row per month, influencer_id, pay_period, sale_period, entry. pay_period is the month in which it is released,
-- sale_period that of the sale's release; closes_on is the last day of pay_period.
-- Built by month.
with released as (
    select
        ledger_days.month,
        ledger_days.influencer_id,
        ledger_days.entry,
        date_add(ledger_days.ordered_on, cfg_payouts.hold_days) as sale_released_on,
        greatest(
            ledger_days.booked_on,
            date_add(ledger_days.ordered_on, cfg_payouts.hold_days)
        )                                                       as released_on,
        ledger_days.commission,
        ledger_days.commission_lines
    from ledger_days
    cross join cfg_payouts
    where ledger_days.influencer_id is not null
        and ledger_days.commission_lines > 0
)

select
    cast(month as int)                          as month,
    cast(influencer_id as string)               as influencer_id,
    cast(month_of(released_on) as string)       as pay_period,
    cast(month_of(sale_released_on) as string)  as sale_period,
    cast(max(last_day(released_on)) as date)    as closes_on,
    cast(entry as string)                       as entry,
    cast(sum(commission) as bigint)             as commission,
    cast(sum(commission_lines) as bigint)       as lines
from released
group by month, influencer_id, month_of(released_on), month_of(sale_released_on), entry
