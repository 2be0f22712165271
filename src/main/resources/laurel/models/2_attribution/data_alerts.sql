-- data_alerts: what the feeds say that a person should look at, with the evidence in a sentence.
-- One row per kind, subject. The subject is an order_id, a code or a feed; since is null where the day is not known.
with claimed_twice as (
    select
        'code_overlap' as kind,
        code as subject,
        'several influencers claim the ' || kind || ' ' || code
        || ' at one time; the interval with the latest valid_from owns it' as evidence,
        -- where the later interval begins
        valid_from_on as since
    from code_owners
    where influencers > 1
),

last_deliveries as (
    select file_id, max(delivery) as delivery
    from raw_files
    where feed = 'orders'
    group by file_id
),

rejected_versions as (
    select
        'newer_version_rejected' as kind,
        orders.order_id as subject,
        min(
            'a newer version of order ' || orders.order_id || ' (' || raw_files.file || ', line '
            || cast(raw_rejects.line as string) || ') was rejected as ' || raw_rejects.rule
            || '; the older one counts'
        ) as evidence,
        min(orders.ordered_on) as since
    from raw_rejects
    inner join raw_files
        on raw_files.feed = raw_rejects.feed
        and raw_files.file_id = raw_rejects.file_id
    inner join orders
        on orders.order_id = raw_rejects.order_id
    inner join last_deliveries
        on last_deliveries.file_id = orders.file_id
    cross join cfg_run
    where raw_rejects.feed = 'orders'
        and coalesce(raw_rejects.ordered_at < cfg_run.as_of_ends_at, true)
        and coalesce(raw_rejects.updated_at < cfg_run.as_of_ends_at, true)
        and case
            when raw_rejects.is_updated_at_bad
                or raw_rejects.updated_at is not distinct from orders.updated_at
                then raw_files.delivery * 1099511627776 + raw_rejects.line > last_deliveries.delivery * 1099511627776 + orders.line
            else coalesce(raw_rejects.updated_at > coalesce(orders.updated_at, raw_rejects.updated_at - 1), false)
        end
    group by orders.order_id
),

found as (
    select kind, subject, evidence, since from claimed_twice
    union all
    select kind, subject, evidence, since from order_alerts
    union all
    select kind, subject, evidence, since from rejected_versions
    union all
    select 'feed_stale' as kind, feed as subject, evidence, since
    from feed_freshness
    where state in ('warn', 'error')
)

select
    cast(kind as string)          as kind,
    cast(subject as string)       as subject,
    cast(min(evidence) as string) as evidence,
    cast(min(since) as date)      as since
from found
group by kind, subject
