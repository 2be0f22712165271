-- upcoming_seasons: the seasons to plan for, those that start within the horizon after as-of.
-- One row per season_id. days is the season's length.
select
    cast(cfg_seasons.season_id as string)                                       as season_id,
    cast(cfg_seasons.season as string)                                          as season,
    cast(cfg_seasons.starts_on as date)                                         as starts_on,
    cast(cfg_seasons.ends_before as date)                                       as ends_before,
    cast(days_between(cfg_seasons.starts_on, cfg_seasons.ends_before) as bigint) as days
from cfg_seasons
cross join cfg_run
where
    cfg_seasons.starts_on > cfg_run.as_of
    and cfg_seasons.starts_on <= date_add(cfg_run.as_of, cfg_run.horizon_days)
