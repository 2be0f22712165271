-- engagement_alerts: influencers whose latest posts engage far less than those before.
-- One row per influencer_id.
with rated as (
    select
        post_results.*,
        row_number() over (partition by influencer_id order by posted_at desc, post_id) as newest_first
    from post_results
    where rated_views > 0
        and rated_engagements is not null
),

engaged as (
    select
        rated.influencer_id,
        count(*)                                                                    as posts,
        sum(case when newest_first <= engagement_posts then rated_engagements else 0 end) as late_engagements,
        sum(case when newest_first <= engagement_posts then rated_views else 0 end)       as late_views,
        sum(case when newest_first > engagement_posts then rated_engagements else 0 end)  as engagements,
        sum(case when newest_first > engagement_posts then rated_views else 0 end)        as views,
        min(case when newest_first <= engagement_posts then posted_on end)                as since,
        max(posted_on)                                                                    as last_on
    from rated
    cross join cfg_alerts
    group by rated.influencer_id
)

select
    cast('engagement_drop' as string)     as kind,
    cast('warning' as string)             as severity,
    cast(engaged.influencer_id as string) as subject,
    cast(
        'the last ' || cast(cfg_alerts.engagement_posts as string) || ' posts of ' || engaged.influencer_id || ' engage '
        || percent_text(round_div(wide(engaged.late_engagements) * 1000000, engaged.late_views)) || ' of views, the '
        || cast(engaged.posts - cfg_alerts.engagement_posts as string) || ' before them '
        || percent_text(round_div(wide(engaged.engagements) * 1000000, engaged.views)) as string
    )                                     as evidence,
    cast(engaged.since as date)           as since
from engaged
cross join cfg_alerts
cross join cfg_run
where engaged.posts >= 2 * cfg_alerts.engagement_posts
    and engaged.last_on > date_add(cfg_run.as_of, -cfg_alerts.window_days)
    and wide(engaged.late_engagements) * engaged.views * 1000000
        <= wide(engaged.engagements) * engaged.late_views * (1000000 - cfg_alerts.engagement_drop_share)
