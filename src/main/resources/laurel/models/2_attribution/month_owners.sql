-- month_owners: who owned, in a month and the time looked back from it, the codes and links that are used in it.
-- One row per month, kind, code, from_at of code_owners; from_at is null where a used code is known and nobody's then.
-- Built and cut by month: a new code leaves the months alone that do not use it.
with known as (
    select distinct kind, code
    from code_owners
)

select
    cast(used_codes.month as int)                            as month,
    cast(used_codes.kind as string)                          as kind,
    cast(used_codes.code as string)                          as code,
    cast(code_owners.from_at as bigint)                      as from_at,
    cast(code_owners.to_at as bigint)                        as to_at,
    cast(code_owners.influencer_id as string)                as influencer_id,
    cast(code_owners.commission_rate as decimal(18, 12))     as commission_rate,
    cast(code_owners.commission_per_order as decimal(21, 6)) as commission_per_order
from used_codes
inner join known
    on known.kind = used_codes.kind
    and known.code = used_codes.code
inner join raw_months
    on raw_months.month = used_codes.month
left join code_owners
    on code_owners.kind = used_codes.kind
    and code_owners.code = used_codes.code
    and code_owners.from_at < raw_months.ends_at
    and code_owners.to_at > raw_months.looked_back_at
