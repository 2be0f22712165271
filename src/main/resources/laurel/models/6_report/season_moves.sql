-- season_moves: what changes for an influencer's season under another click model or order of evidence.
-- One row per season_id, compared, basis, influencer_id for whom something does. exact_share in units of 10^-18;
-- orders_moved: her orders that are credited otherwise; all_orders_moved: those of the season.
with compared_orders as (
    select distinct compared, basis, order_id
    from compared_credits
),

lines as (
    select compared, basis, order_id, influencer_id, ordered_on, 1 as orders, exact_share, revenue
    from compared_credits
    union all
    select
        compared_orders.compared,
        compared_orders.basis,
        credits.order_id,
        credits.influencer_id,
        credits.ordered_on,
        -1                   as orders,
        -credits.exact_share as exact_share,
        -credits.revenue     as revenue
    from credits
    inner join compared_orders
        on compared_orders.order_id = credits.order_id
),

moves as (
    select
        compared,
        basis,
        order_id,
        influencer_id,
        ordered_on,
        sum(orders)      as orders,
        sum(exact_share) as exact_share,
        sum(revenue)     as revenue
    from lines
    group by compared, basis, order_id, influencer_id, ordered_on
    having sum(exact_share) <> 0
        or sum(orders) <> 0
),

placed as (
    select
        cfg_seasons.season_id,
        moves.*,
        row_number() over (
            partition by cfg_seasons.season_id, moves.compared, moves.basis, moves.order_id
            order by moves.influencer_id
        ) as place
    from moves
    inner join cfg_seasons
        on moves.ordered_on >= cfg_seasons.starts_on
        and moves.ordered_on < cfg_seasons.ends_before
),

summed as (
    select
        season_id,
        compared,
        basis,
        influencer_id,
        sum(orders)                              as orders,
        sum(exact_share)                         as exact_share,
        sum(revenue)                             as revenue,
        count(*)                                 as orders_moved,
        sum(case when place = 1 then 1 else 0 end) as firsts
    from placed
    group by season_id, compared, basis, influencer_id
)

select
    cast(season_id as string)            as season_id,
    cast(compared as string)             as compared,
    cast(basis as string)                as basis,
    cast(influencer_id as string)        as influencer_id,
    cast(orders as bigint)               as orders,
    cast(exact_share as decimal(38, 0))  as exact_share,
    cast(revenue as bigint)              as revenue,
    cast(orders_moved as bigint)         as orders_moved,
    cast(sum(firsts) over (partition by season_id, compared, basis) as bigint) as all_orders_moved
from summed
