-- The days of a season hold its revenue, credited and not.
with told as (
    select
        season_id,
        sum(gross_revenue)        as gross_revenue,
        sum(refunds)              as refunds,
        sum(unattributed_revenue) as unattributed_revenue
    from season_days
    group by season_id
)

select
    season_summaries.season_id,
    season_summaries.gross_revenue,
    cast(told.gross_revenue as bigint)        as gross_revenue_by_day,
    season_summaries.refunds,
    cast(told.refunds as bigint)              as refunds_by_day,
    season_summaries.unattributed_revenue,
    cast(told.unattributed_revenue as bigint) as unattributed_revenue_by_day
from season_summaries
left join told
    on told.season_id = season_summaries.season_id
where season_summaries.gross_revenue is distinct from told.gross_revenue
    or season_summaries.refunds is distinct from told.refunds
    or season_summaries.unattributed_revenue is distinct from told.unattributed_revenue
