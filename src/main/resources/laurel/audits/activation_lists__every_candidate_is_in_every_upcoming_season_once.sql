-- Nobody who is known is lost on the way to a list, and nobody is in it twice.
select
    upcoming_seasons.season_id,
    activation_candidates.influencer_id,
    count(activation_lists.influencer_id) as copies
from upcoming_seasons
cross join activation_candidates
left join activation_lists
    on activation_lists.season_id = upcoming_seasons.season_id
    and activation_lists.influencer_id = activation_candidates.influencer_id
group by upcoming_seasons.season_id, activation_candidates.influencer_id
having count(activation_lists.influencer_id) <> 1
