-- influencer_weeks: the week up to as-of and the earlier weeks that it is compared with.
-- One row per influencer_id, week; week 0 is the one up to as-of. Those compared are the latest, back to a year and to her
-- first order, that are of its kind: a week whose last day lies in a season, or another.
with recursive weeks as (
    select
        cast(0 as int) as week,
        as_of          as last_on
    from cfg_run
    union all
    select
        cast(week + 1 as int) as week,
        date_add(last_on, -7) as last_on
    from weeks
    where week < 52
),

kinds as (
    select
        weeks.week,
        weeks.last_on,
        count(cfg_seasons.season_id) > 0 as is_season
    from weeks
    left join cfg_seasons
        on weeks.last_on >= cfg_seasons.starts_on
        and weeks.last_on < cfg_seasons.ends_before
    group by weeks.week, weeks.last_on
),

sold as (
    select
        week,
        influencer_id,
        sum(orders)        as orders,
        sum(gross_revenue) as gross_revenue
    from (
        select
            whole_div(days_between(influencer_days.ordered_on, cfg_run.as_of), 7) as week,
            influencer_days.influencer_id,
            influencer_days.orders,
            influencer_days.gross_revenue
        from influencer_days
        cross join cfg_run
    ) as counted_back
    where week <= 52
    group by week, influencer_id
),

sellers as (
    select
        influencer_id,
        min(ordered_on) as first_on
    from influencer_days
    group by influencer_id
),

compared as (
    select
        sellers.influencer_id,
        kinds.week,
        kinds.last_on,
        row_number() over (partition by sellers.influencer_id, kinds.week > 0 order by kinds.week) as place
    from sellers
    inner join kinds
        on kinds.week = 0
        or kinds.last_on >= sellers.first_on
    inner join kinds as latest
        on latest.week = 0
        and latest.is_season = kinds.is_season
)

select
    cast(compared.influencer_id as string)           as influencer_id,
    cast(compared.week as int)                       as week,
    cast(coalesce(sold.orders, 0) as bigint)         as orders,
    cast(coalesce(sold.gross_revenue, 0) as bigint)  as gross_revenue
from compared
cross join cfg_alerts
left join sold
    on sold.week = compared.week
    and sold.influencer_id = compared.influencer_id
where compared.week = 0
    or compared.place <= cfg_alerts.revenue_weeks
