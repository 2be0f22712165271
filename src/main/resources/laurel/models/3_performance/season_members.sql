-- season_members: who has a credited order line, a deal or a post in a season.
-- One row per season_id, influencer_id.
with named as (
    select season_id, influencer_id
    from season_sales
    union
    select season_id, influencer_id
    from season_deals
    union
    select season_id, influencer_id
    from season_posts
)

select
    cast(season_id as string)     as season_id,
    cast(influencer_id as string) as influencer_id
from named
