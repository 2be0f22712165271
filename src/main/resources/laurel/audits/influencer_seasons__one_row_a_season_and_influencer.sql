-- A season has one row an influencer.
select season_id, influencer_id, count(*) as copies
from influencer_seasons
group by season_id, influencer_id
having count(*) > 1
