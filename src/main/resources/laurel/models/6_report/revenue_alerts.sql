-- revenue_alerts: influencers whose week is far above or below what it usually is, and whose orders come back.
-- One row per kind, influencer_id.
with ranked as (
    select
        influencer_weeks.*,
        row_number() over (partition by influencer_id order by gross_revenue, week) as place,
        row_number() over (partition by influencer_id order by orders, week)        as orders_place,
        count(*) over (partition by influencer_id)                                  as weeks
    from influencer_weeks
    where week > 0
),

usual as (
    select
        influencer_id,
        max(weeks) as weeks,
        round_div(
            sum(case when 2 * place >= weeks and 2 * place <= weeks + 2 then gross_revenue else 0 end),
            sum(case when 2 * place >= weeks and 2 * place <= weeks + 2 then 1 else 0 end)
        ) as gross_revenue,
        round_div(
            sum(case when 2 * orders_place >= weeks and 2 * orders_place <= weeks + 2 then orders else 0 end),
            sum(case when 2 * orders_place >= weeks and 2 * orders_place <= weeks + 2 then 1 else 0 end)
        ) as orders
    from ranked
    group by influencer_id
),

weeks as (
    select
        latest.influencer_id,
        case
            when latest.orders >= cfg_alerts.revenue_min_orders
                and usual.gross_revenue > 0
                and wide(latest.gross_revenue) * 1000000
                    >= wide(usual.gross_revenue) * cfg_alerts.revenue_spike_factor
                then 'revenue_spike'
            when usual.orders >= cfg_alerts.revenue_min_orders
                and wide(latest.gross_revenue) * 1000000
                    <= wide(usual.gross_revenue) * (1000000 - cfg_alerts.revenue_drop_share)
                then 'revenue_drop'
        end as kind,
        latest.gross_revenue,
        latest.orders,
        usual.gross_revenue as usual_revenue,
        usual.weeks,
        date_add(cfg_run.as_of, -6) as since,
        cfg_run.minor_units
    from influencer_weeks as latest
    inner join usual
        on usual.influencer_id = latest.influencer_id
        and usual.weeks >= 4
    cross join cfg_alerts
    cross join cfg_run
    where latest.week = 0
),

returned as (
    select
        ledger_days.influencer_id,
        sum(case when ledger_days.entry = 'sale' then ledger_days.lines else 0 end)     as orders,
        sum(case when ledger_days.entry = 'sale' then ledger_days.revenue else 0 end)   as gross_revenue,
        sum(case when ledger_days.entry = 'refund' then -ledger_days.revenue else 0 end) as refunds,
        min(case when ledger_days.entry = 'refund' then ledger_days.booked_on end)      as since
    from ledger_days
    cross join cfg_alerts
    cross join cfg_run
    where ledger_days.influencer_id is not null
        and ledger_days.ordered_on > date_add(cfg_run.as_of, -cfg_alerts.window_days)
    group by ledger_days.influencer_id
),

found as (
    select
        kind,
        influencer_id,
        influencer_id || ' brought ' || money_text(gross_revenue, minor_units) || ' with '
        || cast(orders as string) || ' orders in the seven days up to as-of; the median of '
        || cast(weeks as string) || ' earlier weeks of this kind is ' || money_text(usual_revenue, minor_units) as evidence,
        since
    from weeks
    where kind is not null
    union all
    select
        'refund_rate_high' as kind,
        returned.influencer_id,
        money_text(returned.refunds, cfg_run.minor_units) || ' of ' || money_text(returned.gross_revenue, cfg_run.minor_units)
        || ' (' || percent_text(round_div(wide(returned.refunds) * 1000000, returned.gross_revenue))
        || ') that ' || returned.influencer_id || ' brought with ' || cast(returned.orders as string)
        || ' orders of the last ' || cast(cfg_alerts.window_days as string) || ' days was refunded' as evidence,
        returned.since
    from returned
    cross join cfg_alerts
    cross join cfg_run
    where returned.orders >= cfg_alerts.refund_min_orders
        and returned.refunds > 0
        and wide(returned.refunds) * 1000000 > wide(returned.gross_revenue) * cfg_alerts.refund_share
)

select
    cast(kind as string)                                                        as kind,
    cast(case when kind = 'revenue_spike' then 'info' else 'warning' end as string) as severity,
    cast(influencer_id as string)                                               as subject,
    cast(evidence as string)                                                    as evidence,
    cast(since as date)                                                         as since
from found
