-- power_laws: the power law that fits the upper end of a season's net revenues best.
-- One row per season_id with at least ten influencers above 0. The exponent is that of maximum likelihood over the
-- upper end, which begins where the Kolmogorov-Smirnov distance is least; exponent and distance in millionths.
with sellers as (
    -- place counts from the top; logs in trillionths
    select
        season_id,
        influencer_id,
        net_revenue,
        log12(net_revenue) as log,
        row_number() over (partition by season_id order by net_revenue desc, influencer_id) as place,
        count(*) over (partition by season_id)                                             as heads
    from influencer_seasons
    where net_revenue > 0
),

ends as (
    -- where the upper end may begin: at every influencer from the tenth, of more than a thousand at about a hundred
    select
        season_id,
        net_revenue,
        max(place) as tail,
        max(log)   as log
    from sellers
    where place >= 10
        and (heads <= 1000 or whole_div(place * 100, heads) > whole_div((place - 1) * 100, heads))
    group by season_id, net_revenue
),

tails as (
    select
        ends.season_id,
        ends.net_revenue,
        ends.log,
        count(*)                             as heads,
        sum(wide(sellers.log) - ends.log)    as logs
    from ends
    inner join sellers
        on sellers.season_id = ends.season_id
        and sellers.net_revenue >= ends.net_revenue
    group by ends.season_id, ends.net_revenue, ends.log
    having sum(wide(sellers.log) - ends.log) > 0
),

compared as (
    -- how many trillionths of a head more than fitted are above each influencer, with the influencer
    select
        tails.season_id,
        tails.net_revenue,
        tails.heads,
        tails.logs,
        wide(sellers.place) * 1000000000000
        - wide(tails.heads) * exp12(tails.heads, tails.log - sellers.log, tails.logs) as above
    from tails
    inner join sellers
        on sellers.season_id = tails.season_id
        and sellers.net_revenue >= tails.net_revenue
),

fits as (
    select
        season_id,
        net_revenue,
        heads,
        logs,
        round_div(greatest(max(above), 1000000000000 - min(above)), wide(heads) * 1000000) as distance
    from compared
    group by season_id, net_revenue, heads, logs
),

ranked as (
    select
        fits.*,
        row_number() over (partition by season_id order by distance, heads desc) as best_first
    from fits
)

select
    cast(season_id as string)                                                       as season_id,
    cast(1000000 + round_div(wide(heads) * 1000000000000000000, logs) as bigint)    as exponent,
    cast(net_revenue as bigint)                                                     as from_revenue,
    cast(heads as bigint)                                                           as influencers,
    cast(distance as bigint)                                                        as distance
from ranked
where best_first = 1
