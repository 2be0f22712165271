-- feed_freshness: how far the newest record of a feed that as-of lets one look at lies behind the end of the as-of day.
-- One row per feed whose records have instants. age in microseconds, null without any such record; state is unjudged
-- where the job states no limit. since is the first day at whose end the record was too old.
with instants as (
    select 'orders' as feed, max(raw_orders.ordered_at) as newest_at
    from raw_orders
    cross join cfg_run
    where raw_orders.ordered_at < cfg_run.as_of_ends_at
    union all
    select 'refunds' as feed, max(raw_refunds.refunded_at) as newest_at
    from raw_refunds
    cross join cfg_run
    where raw_refunds.refunded_at < cfg_run.as_of_ends_at
    union all
    select 'posts' as feed, max(raw_posts.posted_at) as newest_at
    from raw_posts
    cross join cfg_run
    where raw_posts.posted_at < cfg_run.as_of_ends_at
    union all
    select 'posts' as feed, max(raw_posts.measured_at) as newest_at
    from raw_posts
    cross join cfg_run
    where raw_posts.measured_at < cfg_run.as_of_ends_at
    union all
    select 'clicks' as feed, max(raw_clicks.clicked_at) as newest_at
    from raw_clicks
    cross join cfg_run
    where raw_clicks.clicked_at < cfg_run.as_of_ends_at
    union all
    -- a rate is as new as the end of its day
    select 'fx' as feed, max(cfg_run.as_of_ends_at - days_between(raw_fx.rate_on, cfg_run.as_of) * 86400000000) as newest_at
    from raw_fx
    cross join cfg_run
    where raw_fx.rate_on <= cfg_run.as_of
),

newest as (
    select
        instants.feed,
        max(instants.newest_at)                                      as newest_at,
        min(cfg_run.as_of_ends_at) - max(instants.newest_at)         as age
    from instants
    cross join cfg_run
    group by instants.feed
),

judged as (
    select
        newest.feed,
        newest.newest_at,
        newest.age,
        cfg_run.as_of,
        cfg_freshness.warn_after,
        cfg_freshness.error_after,
        case
            when cfg_freshness.feed is null then 'unjudged'
            when coalesce(newest.age > cfg_freshness.error_after, cfg_freshness.error_after is not null) then 'error'
            when coalesce(newest.age > cfg_freshness.warn_after, cfg_freshness.warn_after is not null) then 'warn'
            else 'fresh'
        end as state
    from newest
    left join cfg_freshness
        on cfg_freshness.feed = newest.feed
    cross join cfg_run
)

select
    cast(feed as string)       as feed,
    cast(newest_at as bigint)  as newest_at,
    cast(age as bigint)        as age,
    cast(state as string)      as state,
    cast(
        case
            when age is null then 'no record up to the as-of day'
            else 'its newest record lies ' || cast(whole_div(age, 3600000000) as string)
                || ' hours before the end of the as-of day'
        end
        || case
            when state = 'error'
                then '; error-after is ' || cast(whole_div(error_after, 3600000000) as string) || ' hours'
            when state = 'warn'
                then '; warn-after is ' || cast(whole_div(warn_after, 3600000000) as string) || ' hours'
            else ''
        end as string
    )                          as evidence,
    cast(
        case
            when state in ('warn', 'error')
                then date_add(
                    as_of,
                    -cast(whole_div(age - least(warn_after, error_after) - 1, 86400000000) as int)
                )
        end as date
    )                          as since
from judged
