-- The figures of a season, with what moved since it was closed, add up to what influencers brought on its days.
with days as (
    select ordered_on, sum(gross_revenue - refunds) as net_revenue, sum(commission) as commission
    from influencer_days
    group by ordered_on
),

booked as (
    select
        cfg_seasons.season_id,
        cast(sum(days.net_revenue) as bigint) as net_revenue,
        cast(sum(days.commission) as bigint)  as commission
    from days
    inner join cfg_seasons
        on days.ordered_on >= cfg_seasons.starts_on
        and days.ordered_on < cfg_seasons.ends_before
    cross join cfg_run
    where cfg_seasons.starts_on <= cfg_run.as_of
    group by cfg_seasons.season_id
),

told as (
    select season_id, net_revenue, commission
    from influencer_seasons
    union all
    select season_id, net_revenue, commission
    from season_adjustments
),

published as (
    select season_id, cast(sum(net_revenue) as bigint) as net_revenue, cast(sum(commission) as bigint) as commission
    from told
    group by season_id
)

select
    published.season_id,
    published.net_revenue,
    booked.net_revenue as booked_revenue,
    published.commission,
    booked.commission as booked_commission
from published
full outer join booked
    on booked.season_id = published.season_id
where coalesce(published.net_revenue, 0) <> coalesce(booked.net_revenue, 0)
    or coalesce(published.commission, 0) <> coalesce(booked.commission, 0)
