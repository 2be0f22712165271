-- season_dates: the seasons that a day with orders or refunds of orders lies in: whoever needs the season of a row looks here.
-- One row per season_id that has begun, ordered_on.
-- Built and cut by month: the as-of day moves none of them.
with ordered as (
    select distinct month, ordered_on
    from ledger_days
)

select
    cast(ordered.month as int)            as month,
    cast(cfg_seasons.season_id as string) as season_id,
    cast(ordered.ordered_on as date)      as ordered_on
from ordered
inner join cfg_seasons
    on ordered.ordered_on >= cfg_seasons.starts_on
    and ordered.ordered_on < cfg_seasons.ends_before
cross join cfg_run
where cfg_seasons.starts_on <= cfg_run.as_of
