-- posts: a post up to as-of with the latest known value of every metric measured up to as-of, also when it fell.
-- One row per post_id. Who, where and when are those of the latest row (by measured_at, a missing one is the
-- earliest, ties later delivered); a row measured after as-of tells them only when there is no other. A null metric is
-- unknown.
with visible as (
    select
        raw_posts.*,
        coalesce(raw_posts.measured_at < cfg_run.as_of_ends_at, true) as is_measured,
        row_number() over (
            partition by raw_posts.post_id
            order by
                coalesce(raw_posts.measured_at < cfg_run.as_of_ends_at, true),
                raw_posts.measured_at nulls first,
                raw_files.delivery,
                raw_posts.line
        ) as snapshot
    from raw_posts
    inner join raw_files
        on raw_files.feed = 'posts'
        and raw_files.file_id = raw_posts.file_id
    cross join cfg_run
    where raw_posts.posted_at < cfg_run.as_of_ends_at
)

select
    cast(post_id as string)                                                     as post_id,
    cast(max_by(influencer_id, snapshot) as string)                             as influencer_id,
    cast(max_by(platform, snapshot) as string)                                  as platform,
    cast(max_by(posted_at, snapshot) as bigint)                                 as posted_at,
    cast(max_by(posted_on, snapshot) as date)                                   as posted_on,
    cast(max_by(views, snapshot) filter (where is_measured and views is not null) as bigint)    as views,
    cast(max_by(reach, snapshot) filter (where is_measured and reach is not null) as bigint)    as reach,
    cast(max_by(likes, snapshot) filter (where is_measured and likes is not null) as bigint)    as likes,
    cast(max_by(comments, snapshot) filter (where is_measured and comments is not null) as bigint) as comments,
    cast(max_by(shares, snapshot) filter (where is_measured and shares is not null) as bigint)  as shares,
    cast(max_by(saves, snapshot) filter (where is_measured and saves is not null) as bigint)    as saves
from visible
group by post_id
