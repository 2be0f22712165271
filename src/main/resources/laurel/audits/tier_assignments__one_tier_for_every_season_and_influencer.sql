-- tier_assignments has the rows of influencer_seasons, each once.
with counted as (
    select season_id, influencer_id, 1 as seasons, 0 as tiers
    from influencer_seasons
    union all
    select season_id, influencer_id, 0 as seasons, 1 as tiers
    from tier_assignments
)

select season_id, influencer_id, cast(sum(seasons) as bigint) as seasons, cast(sum(tiers) as bigint) as tiers
from counted
group by season_id, influencer_id
having sum(seasons) <> 1 or sum(tiers) <> 1
