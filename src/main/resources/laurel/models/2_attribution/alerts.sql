-- alerts: what a person should look at, with the evidence in a sentence.
-- One row per kind, subject. The subject is an order_id or a code.
with claimed_twice as (
    select distinct
        'code_overlap' as kind,
        code as subject,
        'several influencers claim the ' || kind || ' ' || code
        || ' at one time; the interval with the latest valid_from owns it' as evidence
    from code_owners
    where influencers > 1
),

cut_refunds as (
    select distinct
        'refund_exceeds_order' as kind,
        order_refunds.order_id as subject,
        'the refunds of order ' || order_refunds.order_id || ' exceed its revenue base of '
        || cast(orders.amount as string) || ' ' || orders.currency || '; what exceeds it is cut' as evidence
    from order_refunds
    inner join orders
        on orders.order_id = order_refunds.order_id
    where order_refunds.is_cut
),

missing_amounts as (
    select
        'refund_amount_missing' as kind,
        orders.order_id as subject,
        'order ' || orders.order_id || ' is ' || orders.status
        || ', but no feed says how much was given back; no refund is booked' as evidence
    from orders
    where orders.status in ('refunded', 'partially_refunded')
        and coalesce(orders.refunded_amount, 0) = 0
        and not exists (
            select 1
            from newest_refunds
            where newest_refunds.order_id = orders.order_id
        )
        and not exists (
            select 1
            from raw_refunds
            cross join cfg_run
            where raw_refunds.order_id = orders.order_id
                and raw_refunds.refunded_at >= cfg_run.as_of_ends_at
        )
),

rejected_versions as (
    select
        'newer_version_rejected' as kind,
        orders.order_id as subject,
        min(
            'a newer version of order ' || orders.order_id || ' (' || raw_files.file || ', line '
            || cast(raw_rejects.line as string) || ') was rejected as ' || raw_rejects.rule
            || '; the older one counts'
        ) as evidence
    from raw_rejects
    inner join raw_files
        on raw_files.feed = raw_rejects.feed
        and raw_files.file_id = raw_rejects.file_id
    inner join orders
        on orders.order_id = raw_rejects.order_id
    cross join cfg_run
    where raw_rejects.feed = 'orders'
        and coalesce(raw_rejects.ordered_at < cfg_run.as_of_ends_at, true)
        and coalesce(raw_rejects.updated_at < cfg_run.as_of_ends_at, true)
        and case
            when raw_rejects.is_updated_at_bad
                or raw_rejects.updated_at is not distinct from orders.updated_at
                then raw_files.delivery * 1099511627776 + raw_rejects.line > orders.delivered
            else coalesce(raw_rejects.updated_at > coalesce(orders.updated_at, raw_rejects.updated_at - 1), false)
        end
    group by orders.order_id
),

all_alerts as (
    select kind, subject, evidence from claimed_twice
    union all
    select kind, subject, evidence from cut_refunds
    union all
    select kind, subject, evidence from missing_amounts
    union all
    select kind, subject, evidence from rejected_versions
)

select
    cast(kind as string)          as kind,
    cast('warning' as string)     as severity,
    cast(subject as string)       as subject,
    cast(min(evidence) as string) as evidence
from all_alerts
group by kind, subject
