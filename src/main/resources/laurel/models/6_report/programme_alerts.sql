-- programme_alerts: promises, targets and payments that need somebody.
-- One row per kind, subject: a deal, a target (of an influencer: target/influencer) or an influencer.
with late_posts as (
    select
        'post_overdue' as kind,
        deal_id as subject,
        influencer_id || ' owes ' || cast(missing_posts as string) || ' of ' || cast(expected_posts as string)
        || ' posts of deal ' || deal_id || ', due on ' || cast(post_due_on as string) as evidence,
        date_add(post_due_on, 1) as since
    from deliverables
    where status = 'overdue'
),

behind as (
    select
        'kpi_at_risk' as kind,
        kpi_id || coalesce('/' || influencer_id, '') as subject,
        'target ' || kpi_id || coalesce(' of ' || influencer_id, '') || ': ' || metric || ' is ' || ratio_text(actual)
        || ' where ' || ratio_text(expected) || ' is due by now, a pace of ' || percent_text(pace)
        || '; the target is ' || ratio_text(target) || ' before ' || cast(ends_before as string) as evidence,
        from_on as since
    from kpis
    where status = 'at_risk'
),

unpaid as (
    -- only where it is said how far payments are made
    select
        'payout_overdue' as kind,
        payouts.influencer_id as subject,
        money_text(sum(payouts.payable), max(cfg_run.minor_units)) || ' of commission for ' || payouts.influencer_id
        || ' is unpaid since ' || cast(min(payouts.due_on) as string) || ' (statements: '
        || cast(count(*) as string) || ')' as evidence,
        date_add(min(payouts.due_on), 1) as since
    from payouts
    cross join cfg_run
    inner join cfg_payouts
        on cfg_payouts.paid_through is not null
    where payouts.is_overdue
    group by payouts.influencer_id
),

unpaid_fees as (
    -- only where the feed says of any deal when it was paid
    select
        'payout_overdue' as kind,
        deals.deal_id as subject,
        'the fee of ' || money_text(deals.fixed_fee, cfg_run.minor_units) || ' of deal ' || deals.deal_id || ' for '
        || deals.influencer_id || ' has no paid_on; the deal ended before ' || cast(deals.ends_before as string) as evidence,
        date_add(deals.ends_before, cfg_payouts.fee_days) as since
    from deals
    cross join cfg_run
    cross join cfg_payouts
    where deals.fixed_fee > 0
        and deals.paid_on is null
        and deals.stage in ('posted', 'closed')
        and cfg_run.as_of >= date_add(deals.ends_before, cfg_payouts.fee_days)
        and exists (
            select 1
            from deals as others
            where others.paid_on is not null
        )
),

found as (
    select kind, subject, evidence, since from late_posts
    union all
    select kind, subject, evidence, since from behind
    union all
    select kind, subject, evidence, since from unpaid
    union all
    select kind, subject, evidence, since from unpaid_fees
)

select
    cast(kind as string)      as kind,
    cast('warning' as string) as severity,
    cast(subject as string)   as subject,
    cast(evidence as string)  as evidence,
    cast(since as date)       as since
from found
