-- season_followers: the latest follower count known before a season's end: in posts, else in the register.
-- One row per season_id, influencer_id of season_members; followers null when nobody knows.
with snapshots as (
    select
        season_members.season_id,
        season_members.influencer_id,
        max_by(follower_counts.followers, follower_counts.snapshot) as followers
    from season_members
    inner join cfg_seasons
        on cfg_seasons.season_id = season_members.season_id
    inner join follower_counts
        on follower_counts.influencer_id = season_members.influencer_id
        and coalesce(follower_counts.measured_at < cfg_seasons.ends_at, true)
    group by season_members.season_id, season_members.influencer_id
)

select
    cast(season_members.season_id as string)                              as season_id,
    cast(season_members.influencer_id as string)                          as influencer_id,
    cast(coalesce(snapshots.followers, influencers.followers) as bigint)  as followers
from season_members
left join snapshots
    on snapshots.season_id = season_members.season_id
    and snapshots.influencer_id = season_members.influencer_id
left join influencers
    on influencers.influencer_id = season_members.influencer_id
