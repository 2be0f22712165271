-- month_money: what the orders of a month brought and gave back, by where it went: attributed, unattributed, excluded.
-- One row per month, name. Money in minor units, refund positive.
-- Built by month.
with named as (
    select
        month,
        case
            when influencer_id is not null then 'attributed'
            when reason in ('house_code', 'code_not_owned_then', 'unknown_code', 'no_evidence') then 'unattributed'
            else 'excluded'
        end as name,
        entry,
        revenue,
        commission
    from ledger
)

select
    cast(month as int)                                                            as month,
    cast(name as string)                                                          as name,
    cast(sum(case when entry = 'sale' then revenue else 0 end) as bigint)         as sale,
    cast(sum(case when entry = 'refund' then -revenue else 0 end) as bigint)      as refund,
    cast(sum(commission) as bigint)                                               as commission
from named
group by month, name
