-- follower_counts: what posts up to as-of say of their authors' followers.
-- One row per post snapshot that knows them. measured_at null: earlier than any. snapshot counts an influencer's, the
-- latest last; ties: the later delivered.
select
    cast(posts.influencer_id as string)   as influencer_id,
    cast(raw_posts.measured_at as bigint) as measured_at,
    cast(
        row_number() over (
            partition by posts.influencer_id
            order by raw_posts.measured_at nulls first, raw_files.delivery, raw_posts.line
        ) as bigint
    )                                     as snapshot,
    cast(raw_posts.followers as bigint)   as followers
from raw_posts
inner join raw_files
    on raw_files.feed = 'posts'
    and raw_files.file_id = raw_posts.file_id
inner join posts
    on posts.post_id = raw_posts.post_id
cross join cfg_run
where raw_posts.followers is not null
    and raw_posts.posted_at < cfg_run.as_of_ends_at
    and coalesce(raw_posts.measured_at < cfg_run.as_of_ends_at, true)
