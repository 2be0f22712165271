-- follower_counts: what posts up to as-of say of their authors' followers.
-- One row per post snapshot that knows them. measured_at null: earlier than any.
select
    cast(posts.influencer_id as string)                                as influencer_id,
    cast(raw_posts.measured_at as bigint)                              as measured_at,
    cast(raw_files.delivery * 1099511627776 + raw_posts.line as bigint) as delivered,
    cast(raw_posts.followers as bigint)                                as followers
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
