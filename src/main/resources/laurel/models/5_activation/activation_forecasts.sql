-- activation_forecasts: the revenue and the orders that an influencer's own past lets one expect of a season to come.
-- One row per season_id, influencer_id with a season behind them. orders in millionths; at least 0, also after more
-- refunds than sales. gross_revenue and order_credit are those of all their seasons: the average order.
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

foreseen as (
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
)

select
    cast(foreseen.season_id as string)             as season_id,
    cast(foreseen.influencer_id as string)         as influencer_id,
    cast(foreseen.basis as string)                 as basis,
    cast(foreseen.seasons as bigint)               as seasons,
    cast(greatest(foreseen.revenue, 0) as bigint)  as revenue,
    cast(
        coalesce(
            round_div(
                wide(greatest(foreseen.revenue, 0)) * foreseen.order_credit, foreseen.gross_revenue
            ),
            0
        ) as bigint
    )                                              as orders,
    cast(foreseen.gross_revenue as bigint)         as gross_revenue,
    cast(foreseen.order_credit as bigint)          as order_credit
from foreseen
