-- none: no reject at all; data: up to max_rejects_share of the feed's new records, at least one, and no damaged file,
-- new or not. unknown_order and no_fx_rate are reported, not counted.
with fed as (
    select
        raw_files.feed,
        sum(case when raw_new_files.file is not null then raw_files.records else 0 end) as records,
        sum(case when raw_files.is_damaged then 1 else 0 end)                           as damaged_files
    from raw_files
    left join raw_new_files
        on raw_new_files.feed = raw_files.feed
        and raw_new_files.file = raw_files.file
    group by raw_files.feed
),

rejects as (
    select quarantine.feed, count(*) as rejects
    from quarantine
    inner join raw_new_files
        on raw_new_files.feed = quarantine.feed
        and raw_new_files.file = quarantine.file
    where quarantine.line > 0
        and quarantine.rule not in ('unknown_order', 'no_fx_rate')
    group by quarantine.feed
),

counted as (
    select
        fed.feed,
        cfg_feeds.tolerance,
        cfg_feeds.max_rejects_share,
        fed.records,
        coalesce(rejects.rejects, 0) as rejects,
        fed.damaged_files
    from fed
    inner join cfg_feeds
        on cfg_feeds.feed = fed.feed
    left join rejects
        on rejects.feed = fed.feed
)

select
    feed,
    tolerance,
    cast(records as bigint)       as records,
    cast(rejects as bigint)       as rejects,
    cast(damaged_files as bigint) as damaged_files
from counted
where (tolerance = 'none' and rejects + damaged_files > 0)
    or (tolerance = 'data' and damaged_files > 0)
    or (
        tolerance = 'data'
        and rejects > 1
        and wide(rejects) * 1000000000000 > e12(max_rejects_share) * records
    )
