-- The days of a season hold its revenue, credited and not; of a closed one with what moved since.
with told as (
    select
        season_id,
        sum(gross_revenue)        as gross_revenue,
        sum(refunds)              as refunds,
        sum(unattributed_revenue) as unattributed_revenue
    from season_days
    group by season_id
),

moved as (
    select season_id, sum(gross_revenue) as gross_revenue, sum(refunds) as refunds
    from season_adjustments
    group by season_id
),

summed as (
    select
        season_summaries.season_id,
        season_summaries.gross_revenue + coalesce(moved.gross_revenue, 0) as gross_revenue,
        season_summaries.refunds + coalesce(moved.refunds, 0) as refunds,
        season_summaries.unattributed_revenue
    from season_summaries
    left join moved
        on moved.season_id = season_summaries.season_id
)

select
    summed.season_id,
    cast(summed.gross_revenue as bigint)      as gross_revenue,
    cast(told.gross_revenue as bigint)        as gross_revenue_by_day,
    cast(summed.refunds as bigint)            as refunds,
    cast(told.refunds as bigint)              as refunds_by_day,
    summed.unattributed_revenue,
    cast(told.unattributed_revenue as bigint) as unattributed_revenue_by_day
from summed
left join told
    on told.season_id = summed.season_id
where summed.gross_revenue is distinct from told.gross_revenue
    or summed.refunds is distinct from told.refunds
    or summed.unattributed_revenue is distinct from told.unattributed_revenue
