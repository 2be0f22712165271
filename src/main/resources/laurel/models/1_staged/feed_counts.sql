-- feed_counts: how many landed rows of a feed there are, how many of them as-of lets one look at, and how many keys.
-- One row per feed. What is looked at and is not the row of its key that counts is superseded. Not looked at: what as-of
-- hides, but for snapshots of posts; order versions updated after as-of beside one that is not; deals that are refused.
with landed as (
    select 'refunds' as feed, file_id, case when refunded_at >= as_of_ends_at then 0 else 1 end as seen
    from raw_refunds cross join cfg_run
    union all
    select 'posts' as feed, file_id, 1 as seen from raw_posts
    union all
    select 'clicks' as feed, file_id, case when clicked_at >= as_of_ends_at then 0 else 1 end as seen
    from raw_clicks cross join cfg_run
    union all
    select 'codes' as feed, file_id, 1 as seen from raw_codes
    union all
    select 'influencers' as feed, file_id, 1 as seen from raw_influencers
    union all
    select 'fx' as feed, file_id, 1 as seen from raw_fx
    union all
    select 'deals' as feed, file_id, case when rule is null then 1 else 0 end as seen from judged_deals
),

by_file as (
    select feed, file_id, count(*) as landed, sum(seen) as seen
    from landed
    group by feed, file_id
),

by_feed as (
    select
        by_file.feed,
        sum(by_file.landed) as landed,
        sum(by_file.seen) as seen
    from by_file
    inner join raw_files
        on raw_files.feed = by_file.feed
        and raw_files.file_id = by_file.file_id
    where by_file.feed <> 'deals'
    group by by_file.feed
    union all
    select by_file.feed, sum(by_file.landed) as landed, sum(by_file.seen) as seen
    from by_file
    where by_file.feed = 'deals'
    group by by_file.feed
    union all
    select 'orders' as feed, sum(landed) as landed, sum(seen) as seen
    from order_counts
),

winners as (
    select 'orders' as feed, coalesce(sum(winners), 0) as winners from order_counts
    union all
    select 'refunds' as feed, count(*) as winners from newest_refunds
    union all
    select 'posts' as feed, count(distinct post_id) as winners from raw_posts
    union all
    select 'clicks' as feed, count(*) as winners from clicks
    union all
    select 'codes' as feed, count(*) as winners from codes
    union all
    select 'influencers' as feed, count(*) as winners from influencers
    union all
    select 'fx' as feed, count(*) as winners from fx_rates
    union all
    select 'deals' as feed, count(*) as winners from judged_deals where rule is null and newest_first = 1
)

select
    cast(winners.feed as string)                as feed,
    cast(coalesce(by_feed.landed, 0) as bigint) as landed,
    cast(coalesce(by_feed.seen, 0) as bigint)   as seen,
    cast(winners.winners as bigint)             as winners
from winners
left join by_feed
    on by_feed.feed = winners.feed
