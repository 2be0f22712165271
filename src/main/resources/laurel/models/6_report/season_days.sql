-- season_days: what a season brought day by day, refunds taken off the day of their order.
-- One row per season_id with a row in influencer_seasons, day_on of it up to as-of.
with posted as (
    select posted_on, count(*) as posts
    from post_results
    group by posted_on
)

select
    cast(season_calendar.season_id as string)                               as season_id,
    cast(season_calendar.day_on as date)                                    as day_on,
    cast(season_calendar.day as bigint)                                     as day,
    cast(round_div(season_calendar.order_credit, 1000000000000) as bigint)  as orders,
    cast(season_calendar.gross_revenue as bigint)                           as gross_revenue,
    cast(season_calendar.refunds as bigint)                                 as refunds,
    cast(season_calendar.gross_revenue - season_calendar.refunds as bigint) as net_revenue,
    cast(season_calendar.unattributed_revenue as bigint)                    as unattributed_revenue,
    cast(
        case when season_lifts.estimated_lift is not null then season_baselines.baseline end as bigint
    )                                                                       as estimated_baseline,
    cast(coalesce(posted.posts, 0) as bigint)                               as posts
from season_calendar
left join posted
    on posted.posted_on = season_calendar.day_on
left join season_lifts
    on season_lifts.season_id = season_calendar.season_id
left join season_baselines
    on season_baselines.season_id = season_calendar.season_id
    and season_baselines.weekday = season_calendar.weekday
where season_calendar.day >= 1
