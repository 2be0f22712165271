-- payout_lines: the ledger lines that payouts stand on; none unless the job asks for them.
-- One row per order_id, entry, refund (refund_place, 0 for the sale), influencer_id with a commission other than 0.
with released as (
    select
        ledger.*,
        date_add(ledger.ordered_on, cfg_payouts.hold_days) as sale_released_on,
        greatest(
            ledger.booked_on,
            date_add(ledger.ordered_on, cfg_payouts.hold_days)
        )                                                  as released_on
    from ledger
    inner join cfg_payouts
        on cfg_payouts.has_lines
    where ledger.influencer_id is not null
        and ledger.commission <> 0
)

select
    cast(influencer_id as string)         as influencer_id,
    cast(month_of(released_on) as string) as pay_period,
    cast(order_id as string)              as order_id,
    cast(refund_place as bigint)          as refund_place,
    cast(entry as string)                 as entry,
    cast(refund_id as string)             as refund_id,
    cast(ordered_on as date)              as ordered_on,
    cast(booked_on as date)               as booked_on,
    cast(released_on as date)             as released_on,
    cast(
        case
            when entry = 'sale' then 'earned'
            when month_of(sale_released_on) < month_of(released_on) then 'clawed_back_from_earlier'
            else 'clawed_back'
        end as string
    )                                     as kind,
    cast(code as string)                  as code,
    cast(revenue as bigint)               as revenue,
    cast(commission as bigint)            as commission
from released
