-- reconciliation: every record of every feed and every minor unit of every order, by where it went.
-- One row per scope (feed, money), name. Feeds count records; money sums the ledger by credited, uncredited, excluded.
with files as (
    select
        feed,
        sum(records)                              as records,
        sum(case when is_damaged then 1 else 0 end) as damaged_files
    from raw_files
    group by feed
),

refused as (
    select
        feed,
        count(*) as quarantined
    from quarantine
    where line > 0
    group by feed
),

refused_late as (
    select
        feed,
        count(*) as quarantined
    from late_rejects
    group by feed
),

feeds as (
    select
        'feed' as scope,
        feed_counts.feed as name,
        coalesce(files.records, 0) as records,
        feed_counts.landed - (feed_counts.seen - feed_counts.winners) - coalesce(refused_late.quarantined, 0)
            as accepted,
        feed_counts.seen - feed_counts.winners as superseded,
        coalesce(refused.quarantined, 0) as quarantined,
        coalesce(files.damaged_files, 0) as damaged_files
    from feed_counts
    left join files
        on files.feed = feed_counts.feed
    left join refused
        on refused.feed = feed_counts.feed
    left join refused_late
        on refused_late.feed = feed_counts.feed
),

money as (
    select
        'money' as scope,
        names.name,
        coalesce(sum(month_money.sale), 0)       as sale,
        coalesce(sum(month_money.refund), 0)     as refund,
        coalesce(sum(month_money.commission), 0) as commission
    from (
        select 'attributed' as name
        union all
        select 'unattributed' as name
        union all
        select 'excluded' as name
        union all
        select 'all' as name
    ) as names
    left join month_money
        on month_money.name = names.name
        or names.name = 'all'
    group by names.name
)

select
    cast(scope as string)           as scope,
    cast(name as string)            as name,
    cast(records as bigint)         as records,
    cast(accepted as bigint)        as accepted,
    cast(superseded as bigint)      as superseded,
    cast(quarantined as bigint)     as quarantined,
    cast(damaged_files as bigint)   as damaged_files,
    cast(null as bigint)            as sale,
    cast(null as bigint)            as refund,
    cast(null as bigint)            as commission
from feeds
union all
select
    cast(scope as string)      as scope,
    cast(name as string)       as name,
    cast(null as bigint)       as records,
    cast(null as bigint)       as accepted,
    cast(null as bigint)       as superseded,
    cast(null as bigint)       as quarantined,
    cast(null as bigint)       as damaged_files,
    cast(sale as bigint)       as sale,
    cast(refund as bigint)     as refund,
    cast(commission as bigint) as commission
from money
