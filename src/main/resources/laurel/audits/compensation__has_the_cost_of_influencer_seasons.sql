-- What compensation calls actual is what the season cost, for everybody in it.
select
    influencer_seasons.season_id,
    influencer_seasons.influencer_id,
    influencer_seasons.total_cost,
    compensation.actual_cost
from influencer_seasons
full outer join compensation
    on compensation.season_id = influencer_seasons.season_id
    and compensation.influencer_id = influencer_seasons.influencer_id
where influencer_seasons.total_cost is distinct from compensation.actual_cost
    or compensation.saving is distinct from compensation.actual_cost - compensation.recommended_cost
