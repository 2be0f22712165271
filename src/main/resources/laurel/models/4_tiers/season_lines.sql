-- season_lines: the credited lines of the ledger in seasons, of which the confidence of tiers is drawn; none when the job asks
-- for no resamples. One row per season_id and line, in the month of the order. revenue in minor units, refunds negative.
-- Built and cut by month: what changed outside of seasons draws none of them anew.
select
    cast(ledger.month as int)              as month,
    cast(season_dates.season_id as string) as season_id,
    cast(ledger.entry as string)           as entry,
    cast(ledger.influencer_id as string)   as influencer_id,
    cast(ledger.order_id as string)        as order_id,
    cast(ledger.revenue as bigint)         as revenue
from ledger
inner join season_dates
    on season_dates.month = ledger.month
    and season_dates.ordered_on = ledger.ordered_on
cross join cfg_confidence
where ledger.influencer_id is not null
    and cfg_confidence.resamples > 0
