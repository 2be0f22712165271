-- season_followers: the latest follower count known before a season's end: in posts, else in the register.
-- One row per season_id, influencer_id of season_members; followers null when nobody knows.
with snapshots as (
    select
        season_members.season_id,
        season_members.influencer_id,
        follower_counts.followers,
        row_number() over (
            partition by season_members.season_id, season_members.influencer_id
            order by follower_counts.measured_at desc nulls last, follower_counts.delivered desc
        ) as latest_first
    from season_members
    inner join cfg_seasons
        on cfg_seasons.season_id = season_members.season_id
    inner join follower_counts
        on follower_counts.influencer_id = season_members.influencer_id
        and coalesce(follower_counts.measured_at < cfg_seasons.ends_at, true)
)

select
    cast(season_members.season_id as string)                              as season_id,
    cast(season_members.influencer_id as string)                          as influencer_id,
    cast(coalesce(snapshots.followers, influencers.followers) as bigint)  as followers
from season_members
left join snapshots
    on snapshots.season_id = season_members.season_id
    and snapshots.influencer_id = season_members.influencer_id
    and snapshots.latest_first = 1
left join influencers
    on influencers.influencer_id = season_members.influencer_id
