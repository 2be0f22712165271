-- codes: the register of codes and links: who was given which, from when to when, on what terms.
-- One row per kind, code, influencer_id, valid_from, as last delivered. A null influencer_id is the house.
with deliveries as (
    select
        raw_codes.*,
        raw_files.delivery * 1099511627776 + raw_codes.line as delivered
    from raw_codes
    inner join raw_files
        on raw_files.feed = 'codes'
        and raw_files.file_id = raw_codes.file_id
),

ranked as (
    select
        deliveries.*,
        row_number() over (
            partition by kind, code, influencer_id, valid_from
            order by delivered desc
        ) as newest_first
    from deliveries
)

select
    cast(kind as string)                         as kind,
    cast(code as string)                         as code,
    cast(influencer_id as string)                as influencer_id,
    cast(valid_from as bigint)                   as valid_from,
    cast(valid_from_on as date)                  as valid_from_on,
    cast(valid_to as bigint)                     as valid_to,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order,
    cast(delivered as bigint)                    as delivered
from ranked
where newest_first = 1
