-- kpis: declared targets and how far they are reached.
-- One row per kpi_id, influencer_id (null: the whole programme). target, actual, expected and projected in millionths of the
-- unit published, attainment and pace in millionths.
with measured as (
    select
        cfg_kpis.*,
        kpi_sums.gross_revenue - kpi_sums.refunds as net_revenue,
        kpi_sums.commission + kpi_sums.fixed_fees + kpi_sums.product_cost + kpi_sums.ad_spend
            + kpi_sums.other_cost as total_cost,
        kpi_sums.order_credit,
        kpi_sums.new_customer_orders,
        kpi_sums.gross_revenue,
        kpi_sums.refunds,
        kpi_sums.commission,
        kpi_sums.fixed_fees,
        kpi_sums.product_cost,
        kpi_sums.ad_spend,
        kpi_sums.other_cost,
        kpi_sums.posts,
        kpi_sums.views,
        kpi_sums.engagements,
        kpi_sums.rated_views,
        kpi_sums.rated_engagements,
        days_between(cfg_kpis.from_on, cfg_kpis.ends_before) as days,
        least(
            greatest(days_between(cfg_kpis.from_on, date_add(cfg_run.as_of, 1)), 0),
            days_between(cfg_kpis.from_on, cfg_kpis.ends_before)
        ) as elapsed
    from cfg_kpis
    cross join cfg_run
    inner join kpi_sums
        on kpi_sums.kpi_id = cfg_kpis.kpi_id
        and kpi_sums.influencer_id is not distinct from cfg_kpis.influencer_id
),

told as (
    select
        measured.*,
        case metric
            when 'orders' then round_div(order_credit, 1000000000000)
            when 'new_customer_orders' then wide(new_customer_orders) * 1000000
            when 'posts' then wide(posts) * 1000000
            when 'views' then wide(views) * 1000000
            when 'engagements' then wide(engagements) * 1000000
            when 'engagement_rate' then round_div(wide(rated_engagements) * 1000000, rated_views)
            when 'roas' then round_div(wide(net_revenue) * 1000000, total_cost)
            when 'roi' then round_div(
                (wide(net_revenue) * e12(cfg_run.gross_margin) - wide(total_cost) * 1000000000000) * 1000000,
                wide(total_cost) * 1000000000000
            )
            when 'aov' then round_div(
                wide(gross_revenue) * 1000000000000000000 * 1000000, order_credit * cfg_run.minor_factor
            )
            when 'cost_per_order' then round_div(
                wide(total_cost) * 1000000000000000000 * 1000000, order_credit * cfg_run.minor_factor
            )
            else round_div(
                wide(
                    case metric
                        when 'gross_revenue' then gross_revenue
                        when 'refunds' then refunds
                        when 'net_revenue' then net_revenue
                        when 'commission' then commission
                        when 'fixed_fees' then fixed_fees
                        when 'product_cost' then product_cost
                        when 'ad_spend' then ad_spend
                        when 'other_cost' then other_cost
                        when 'total_cost' then total_cost
                    end
                ) * 1000000,
                cfg_run.minor_factor
            )
        end as actual,
        case when is_sum then round_div(wide(target) * elapsed, days) else target end as expected,
        cfg_run.as_of < date_add(ends_before, cfg_run.return_window_days) as is_provisional,
        cfg_alerts.pace_below
    from measured
    cross join cfg_run
    cross join cfg_alerts
)

select
    cast(kpi_id as string)                                               as kpi_id,
    cast(influencer_id as string)                                        as influencer_id,
    cast(metric as string)                                               as metric,
    cast(unit as string)                                                 as unit,
    cast(direction as string)                                            as direction,
    cast(season_id as string)                                            as season_id,
    cast(from_on as date)                                                as from_on,
    cast(ends_before as date)                                            as ends_before,
    cast(target as bigint)                                               as target,
    cast(actual as bigint)                                               as actual,
    cast(round_div(wide(actual) * 1000000, target) as bigint)            as attainment,
    cast(expected as bigint)                                             as expected,
    cast(case when elapsed > 0 then round_div(wide(actual) * 1000000, expected) end as bigint) as pace,
    cast(case when is_sum then round_div(wide(actual) * days, elapsed) end as bigint) as projected,
    cast(
        case
            -- what is unknown when all is over is not met
            when actual is null and elapsed = days then 'missed'
            when direction = 'at-least' and actual >= target and (is_sum or elapsed = days) then 'met'
            when direction = 'at-least' and elapsed = days then 'missed'
            when direction = 'at-least' and wide(actual) * 1000000 < wide(expected) * pace_below then 'at_risk'
            when direction = 'at-most' and actual > target and (is_sum or elapsed = days) then 'missed'
            when direction = 'at-most' and elapsed = days then 'met'
            when direction = 'at-most' and wide(actual) * pace_below > wide(expected) * 1000000 then 'at_risk'
            else 'on_track'
        end as string
    )                                                                    as status,
    cast(is_provisional as boolean)                                      as is_provisional
from told
