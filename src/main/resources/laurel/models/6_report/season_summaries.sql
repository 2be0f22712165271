-- season_summaries: what a season brought as a whole, how it was spread, and how far above ordinary days the shop was.
-- One row per season_id with a row in influencer_seasons. Money in minor units, ratios in millionths. estimated_… is an
-- estimate and stays out of all totals.
with ranked as (
    -- from the least; losses count as nothing
    select
        season_id,
        greatest(net_revenue, 0) as net_revenue,
        row_number() over (partition by season_id order by net_revenue, influencer_id) as place,
        count(*) over (partition by season_id) as heads
    from influencer_seasons
),

spreads as (
    select
        season_id,
        round_div(
            (2 * sum(wide(place) * net_revenue) - (max(heads) + 1) * wide(sum(net_revenue))) * 1000000,
            max(heads) * wide(sum(net_revenue))
        ) as gini
    from ranked
    group by season_id
),

credited as (
    select
        season_id,
        count(*)                                    as influencers,
        sum(case when orders > 0 then 1 else 0 end) as selling_influencers,
        sum(new_customer_orders)                    as new_customer_orders,
        sum(gross_revenue)                          as gross_revenue,
        sum(refunds)                                as refunds,
        sum(net_revenue)                            as net_revenue,
        sum(commission)                             as commission,
        sum(fixed_fees)                             as fixed_fees,
        sum(total_cost)                             as total_cost,
        sum(posts)                                  as posts,
        sum(views)                                  as views
    from influencer_seasons
    group by season_id
),

uncredited as (
    select
        season_id,
        count(*)                  as elapsed_days,
        sum(order_credit)         as order_credit,
        sum(unattributed_revenue) as net_revenue
    from season_calendar
    where day >= 1
    group by season_id
)

select
    cast(credited.season_id as string)                                    as season_id,
    cast(cfg_seasons.season as string)                                    as season,
    cast(cfg_seasons.starts_on as date)                                   as starts_on,
    cast(cfg_seasons.ends_before as date)                                 as ends_before,
    cast(days_between(cfg_seasons.starts_on, cfg_seasons.ends_before) as bigint) as days,
    cast(uncredited.elapsed_days as bigint)                               as elapsed_days,
    cast(credited.influencers as bigint)                                  as influencers,
    cast(credited.selling_influencers as bigint)                          as selling_influencers,
    cast(round_div(uncredited.order_credit, 1000000000000) as bigint)     as orders,
    cast(credited.new_customer_orders as bigint)                          as new_customer_orders,
    cast(credited.gross_revenue as bigint)                                as gross_revenue,
    cast(credited.refunds as bigint)                                      as refunds,
    cast(credited.net_revenue as bigint)                                  as net_revenue,
    cast(uncredited.net_revenue as bigint)                                as unattributed_revenue,
    cast(
        case
            when credited.net_revenue + uncredited.net_revenue > 0
                then round_div(
                    wide(credited.net_revenue) * 1000000, credited.net_revenue + uncredited.net_revenue
                )
        end as bigint
    )                                                                     as attributed_share,
    cast(credited.commission as bigint)                                   as commission,
    cast(credited.fixed_fees as bigint)                                   as fixed_fees,
    cast(credited.total_cost as bigint)                                   as total_cost,
    cast(round_div(wide(credited.net_revenue) * 1000000, credited.total_cost) as bigint) as roas,
    cast(
        round_div(
            (wide(credited.net_revenue) * e12(cfg_run.gross_margin) - wide(credited.total_cost) * 1000000000000) * 1000000,
            wide(credited.total_cost) * 1000000000000
        ) as bigint
    )                                                                     as roi,
    cast(credited.posts as bigint)                                        as posts,
    cast(credited.views as bigint)                                        as views,
    cast(spreads.gini as bigint)                                          as gini,
    cast(power_laws.exponent as bigint)                                   as power_law_exponent,
    cast(power_laws.from_revenue as bigint)                               as power_law_from,
    cast(power_laws.influencers as bigint)                                as power_law_influencers,
    cast(power_laws.distance as bigint)                                   as power_law_distance,
    cast(season_lifts.baseline_days as bigint)                            as baseline_days,
    cast(season_lifts.estimated_baseline_day as bigint)                   as estimated_baseline_day,
    cast(season_lifts.estimated_baseline_revenue as bigint)               as estimated_baseline_revenue,
    cast(season_lifts.estimated_lift as bigint)                           as estimated_lift,
    cast(season_lifts.estimated_lift_low as bigint)                       as estimated_lift_low,
    cast(season_lifts.estimated_lift_high as bigint)                      as estimated_lift_high,
    cast(cfg_run.as_of < date_add(cfg_seasons.ends_before, cfg_run.return_window_days) as boolean) as is_provisional
from credited
inner join cfg_seasons on cfg_seasons.season_id = credited.season_id
inner join spreads on spreads.season_id = credited.season_id
inner join uncredited on uncredited.season_id = credited.season_id
inner join season_lifts on season_lifts.season_id = credited.season_id
left join power_laws on power_laws.season_id = credited.season_id
cross join cfg_run
