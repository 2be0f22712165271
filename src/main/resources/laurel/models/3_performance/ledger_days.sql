-- ledger_days: the ledger by day, the one pass over it that all figures by day rest on.
-- One row per ordered_on, booked_on, entry, influencer_id, reason, code. Money in minor units, refunds negative;
-- order_credit in units of 10^-18 orders, of sales only; unseen counts sale lines that only one kind of evidence saw.
-- Built by month.
select
    cast(month as int)                                                                    as month,
    cast(ordered_on as date)                                                              as ordered_on,
    cast(booked_on as date)                                                               as booked_on,
    cast(entry as string)                                                                 as entry,
    cast(influencer_id as string)                                                         as influencer_id,
    cast(reason as string)                                                                as reason,
    cast(code as string)                                                                  as code,
    cast(count(*) as bigint)                                                              as lines,
    cast(sum(case when entry = 'sale' then exact_share else 0 end) as decimal(38, 0))     as order_credit,
    cast(sum(case when entry = 'sale' and is_new_customer then 1 else 0 end) as bigint)   as new_customer_orders,
    cast(sum(case when entry = 'sale' and also_seen is null then 1 else 0 end) as bigint) as unseen,
    cast(sum(revenue) as bigint)                                                          as revenue,
    cast(sum(commission) as bigint)                                                       as commission,
    cast(sum(case when commission <> 0 then 1 else 0 end) as bigint)                      as commission_lines
from ledger
group by month, ordered_on, booked_on, entry, influencer_id, reason, code
