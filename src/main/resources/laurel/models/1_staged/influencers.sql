-- influencers: the register of influencers, as last delivered.
-- One row per influencer_id. Those whom only other feeds name are not here.
with ranked as (
    select
        raw_influencers.*,
        row_number() over (
            partition by raw_influencers.influencer_id
            order by raw_files.delivery desc, raw_influencers.line desc
        ) as newest_first
    from raw_influencers
    inner join raw_files
        on raw_files.feed = 'influencers'
        and raw_files.file_id = raw_influencers.file_id
)

select
    cast(influencer_id as string)   as influencer_id,
    cast(name as string)            as name,
    cast(first_name as string)      as first_name,
    cast(email as string)           as email,
    cast(platform as string)        as platform,
    cast(handle as string)          as handle,
    cast(followers as bigint)       as followers,
    cast(country as string)         as country,
    cast(language as string)        as language,
    cast(contact as string)         as contact,
    cast(agency as string)          as agency,
    cast(status as string)          as status,
    cast(joined_on as date)         as joined_on,
    cast(last_contacted_on as date) as last_contacted_on
from ranked
where newest_first = 1
