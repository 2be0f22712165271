-- code_reasons: why the codes on an uncredited order earn nobody anything: house_code, else code_not_owned_then, else
-- unknown_code. One row per order_id. code is the first that gave the reason.
-- Built by month.
with uncredited as (
    select order_codes.*
    from order_codes
    where order_codes.exclusion is null
        and not exists (
            select 1
            from credits
            where credits.order_id = order_codes.order_id
        )
),

judged as (
    select
        uncredited.month,
        uncredited.order_id,
        uncredited.place,
        uncredited.code,
        case
            when month_owners.code is not null and month_owners.influencer_id is null then 1
            when month_owners.code is null and known.code is not null then 2
            when known.code is null then 3
        end as severity
    from uncredited
    left join month_owners
        on month_owners.kind = 'code'
        and month_owners.month = uncredited.month
        and month_owners.code = uncredited.code
        and month_owners.from_at <= uncredited.ordered_at
        and month_owners.to_at > uncredited.ordered_at
    left join (
        select distinct month, code
        from month_owners
        where kind = 'code'
    ) as known
        on known.month = uncredited.month
        and known.code = uncredited.code
),

ranked as (
    select
        judged.*,
        row_number() over (partition by order_id order by severity, place) as pick
    from judged
    where severity is not null
)

select
    cast(month as int)       as month,
    cast(order_id as string) as order_id,
    cast(code as string)     as code,
    cast(
        case severity
            when 1 then 'house_code'
            when 2 then 'code_not_owned_then'
            else 'unknown_code'
        end as string
    )                        as reason
from ranked
where pick = 1
