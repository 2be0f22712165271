-- activation_expectations: what an influencer's own past lets one expect of an upcoming season.
-- One row per season_id, influencer_id with a season behind them. Low and high are the bounds of a
-- Poisson count of orders at the influencer's own average order.
with past as (
    -- of a season that still runs, only the days that as-of has seen
    select
        cfg_seasons.season_id,
        cfg_seasons.season,
        cfg_seasons.starts_on,
        days_between(
            cfg_seasons.starts_on,
            case
                when cfg_seasons.ends_before <= cfg_run.as_of then cfg_seasons.ends_before
                else date_add(cfg_run.as_of, 1)
            end
        ) as days
    from cfg_seasons
    cross join cfg_run
    where cfg_seasons.starts_on <= cfg_run.as_of
),

occurrences as (
    select
        upcoming_seasons.season_id as upcoming_season_id,
        past.season_id,
        row_number() over (
            partition by upcoming_seasons.season_id
            order by past.starts_on desc
        ) as place
    from upcoming_seasons
    inner join past on past.season = upcoming_seasons.season
),

weighted as (
    select
        occurrences.upcoming_season_id,
        influencer_seasons.influencer_id,
        count(*) as seasons,
        round_div(
            sum(wide(influencer_seasons.net_revenue) * e12(cfg_history_weights.weight)),
            sum(e12(cfg_history_weights.weight))
        ) as revenue
    from occurrences
    inner join cfg_history_weights on cfg_history_weights.place = occurrences.place
    inner join influencer_seasons on influencer_seasons.season_id = occurrences.season_id
    group by occurrences.upcoming_season_id, influencer_seasons.influencer_id
),

lifetimes as (
    select
        influencer_seasons.influencer_id,
        count(*) as seasons,
        sum(wide(past.days)) as days,
        sum(wide(influencer_seasons.net_revenue)) as net_revenue,
        sum(wide(influencer_seasons.gross_revenue)) as gross_revenue,
        sum(wide(influencer_seasons.order_credit)) as order_credit
    from influencer_seasons
    inner join past on past.season_id = influencer_seasons.season_id
    group by influencer_seasons.influencer_id
),

expected as (
    select
        upcoming_seasons.season_id,
        lifetimes.influencer_id,
        lifetimes.gross_revenue,
        lifetimes.order_credit,
        case when weighted.revenue is not null then 'season' else 'average' end as basis,
        coalesce(weighted.seasons, lifetimes.seasons) as seasons,
        coalesce(
            weighted.revenue,
            round_div(lifetimes.net_revenue * upcoming_seasons.days, lifetimes.days)
        ) as revenue
    from upcoming_seasons
    cross join lifetimes
    left join weighted
        on weighted.upcoming_season_id = upcoming_seasons.season_id
        and weighted.influencer_id = lifetimes.influencer_id
),

counted as (
    -- more refunds than sales let one expect nothing, not less than nothing; orders in millionths
    select
        expected.season_id,
        expected.influencer_id,
        expected.gross_revenue,
        expected.order_credit,
        expected.basis,
        expected.seasons,
        case when expected.revenue > 0 then expected.revenue else 0 end as revenue,
        case
            when expected.revenue > 0
                then round_div(wide(expected.revenue) * expected.order_credit, expected.gross_revenue)
            else 0
        end as orders
    from expected
),

bounded as (
    -- many orders: bounds as shares (millionths) of the expectation instead of counts
    select
        counted.season_id,
        counted.influencer_id,
        counted.basis,
        counted.seasons,
        counted.revenue,
        case
            when counted.revenue = 0 then 0
            when cfg_poisson.low_orders is null
                then round_div(wide(counted.revenue) * cfg_poisson.low_share, 1000000)
            else round_div(
                wide(cfg_poisson.low_orders) * counted.gross_revenue * 1000000, counted.order_credit
            )
        end as low,
        case
            when counted.revenue = 0 then 0
            when cfg_poisson.high_orders is null
                then round_div(wide(counted.revenue) * cfg_poisson.high_share, 1000000)
            else round_div(
                wide(cfg_poisson.high_orders) * counted.gross_revenue * 1000000, counted.order_credit
            )
        end as high
    from counted
    left join cfg_poisson
        on counted.orders > cfg_poisson.above_orders
        and counted.orders <= cfg_poisson.up_to_orders
)

select
    cast(bounded.season_id as string)     as season_id,
    cast(bounded.influencer_id as string) as influencer_id,
    cast(bounded.basis as string)         as basis,
    cast(bounded.seasons as bigint)       as seasons,
    cast(bounded.revenue as bigint)       as expected_revenue,
    cast(bounded.low as bigint)           as expected_low,
    cast(bounded.high as bigint)          as expected_high
from bounded
