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

summed as (
    -- logs: of all down to this place
    select
        sellers.*,
        sum(wide(log)) over (
            partition by season_id order by place rows between unbounded preceding and current row
        ) as logs
    from sellers
),

tails as (
    -- where the upper end may begin: at every influencer from the tenth, of more than a thousand at about a hundred; who has
    -- the same revenue is in it
    select
        season_id,
        net_revenue,
        max(log)                                as log,
        max(place)                              as heads,
        max(logs) - max(wide(place)) * max(log) as logs
    from summed
    group by season_id, net_revenue
    having max(logs) > max(wide(place)) * max(log)
        and max(
            case
                when place < 10 then 0
                when heads <= 1000 or whole_div(place * 100, heads) > whole_div((place - 1) * 100, heads) then 1
                else 0
            end
        ) = 1
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
