-- path_credits: the orders of a season that clicks led to, handed out by removal effect over the whole season, as
-- packages of Markov attribution do it. One row per season_id, influencer_id on such a path; none unless the job
-- compares models. Revenue and orders (in millionths, as removal_effect) are split by largest remainder.
with led as (
    select distinct order_id, ordered_on, order_revenue
    from click_paths
),

sets as (
    select
        cfg_seasons.season_id,
        count(*)               as orders,
        sum(led.order_revenue) as revenue
    from led
    inner join cfg_seasons
        on led.ordered_on >= cfg_seasons.starts_on
        and led.ordered_on < cfg_seasons.ends_before
    group by cfg_seasons.season_id
),

shared as (
    select
        season_path_effects.path_set as season_id,
        season_path_effects.influencer_id,
        season_path_effects.effect,
        sum(season_path_effects.effect) over (partition by season_path_effects.path_set) as effects,
        sets.orders * 1000000 as orders,
        sets.revenue
    from season_path_effects
    inner join sets
        on sets.season_id = season_path_effects.path_set
),

divided as (
    select
        shared.*,
        whole_div(wide(revenue) * effect, effects) as base,
        left_over(wide(revenue) * effect, effects) as remainder,
        whole_div(wide(orders) * effect, effects)  as base_orders,
        left_over(wide(orders) * effect, effects)  as remainder_orders
    from shared
),

ranked as (
    select
        divided.*,
        wide(revenue) - sum(base) over (partition by season_id)                               as cents_left,
        row_number() over (partition by season_id order by remainder desc, influencer_id)     as place,
        wide(orders) - sum(base_orders) over (partition by season_id)                         as orders_left,
        row_number() over (partition by season_id order by remainder_orders desc, influencer_id) as orders_place
    from divided
)

select
    cast(season_id as string)                                               as season_id,
    cast(influencer_id as string)                                           as influencer_id,
    cast(round_div(effect, 1000000) as bigint)                              as removal_effect,
    cast(base_orders + case when orders_place <= orders_left then 1 else 0 end as bigint) as orders,
    cast(base + case when place <= cents_left then 1 else 0 end as bigint)  as revenue
from ranked
