-- none: no reject at all; data: up to max_rejects_share of the feed's new records, at least one, and no damaged file.
-- unknown_order and no_fx_rate are reported, not counted.
with fresh as (
    select
        feed,
        sum(records)                                as records,
        sum(case when is_damaged then 1 else 0 end) as damaged_files
    from raw_files
    where is_new
    group by feed
),

rejects as (
    select feed, count(*) as rejects
    from quarantine
    where is_new
        and line > 0
        and rule not in ('unknown_order', 'no_fx_rate')
    group by feed
)

select
    fresh.feed,
    cfg_feeds.tolerance,
    fresh.records,
    coalesce(rejects.rejects, 0) as rejects,
    fresh.damaged_files
from fresh
inner join cfg_feeds
    on cfg_feeds.feed = fresh.feed
left join rejects
    on rejects.feed = fresh.feed
where (cfg_feeds.tolerance = 'none' and coalesce(rejects.rejects, 0) + fresh.damaged_files > 0)
    or (
        cfg_feeds.tolerance = 'data'
        and (
            fresh.damaged_files > 0
            or (
                coalesce(rejects.rejects, 0) > 1
                and wide(rejects.rejects) * 1000000000000 > e12(cfg_feeds.max_rejects_share) * fresh.records
            )
        )
    )
