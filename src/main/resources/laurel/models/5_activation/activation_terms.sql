-- activation_terms: the code, the link, the fee and the commission rate to start from.
-- One row per influencer_id. fee is null when unknown; a fee or rate of 0 is not one to start from.
with owned as (
    -- the tokens that are an influencer's at the last instant of as-of
    select
        code_owners.kind,
        code_owners.code,
        code_owners.influencer_id,
        code_owners.valid_from,
        nullif(code_owners.commission_rate, 0) as commission_rate
    from code_owners
    cross join cfg_run
    where code_owners.influencer_id is not null
        and code_owners.from_at < cfg_run.as_of_ends_at
        and code_owners.to_at >= cfg_run.as_of_ends_at
),

newest_tokens as (
    select
        kind,
        code,
        influencer_id,
        row_number() over (
            partition by influencer_id, kind
            order by valid_from desc nulls last, code
        ) as newest_first
    from owned
),

paid_tokens as (
    -- a code before a link
    select
        code,
        influencer_id,
        commission_rate,
        row_number() over (
            partition by influencer_id
            order by
                case when kind = 'code' then 0 else 1 end,
                valid_from desc nulls last,
                code
        ) as newest_first
    from owned
    where commission_rate is not null
),

last_deals as (
    select
        influencer_id,
        deal_id,
        nullif(fixed_fee, 0) as fee,
        nullif(commission_rate, 0) as commission_rate,
        row_number() over (
            partition by influencer_id
            order by starts_on desc, deal_id
        ) as newest_first
    from deals
)

select
    cast(activation_candidates.influencer_id as string)         as influencer_id,
    cast(own_code.code as string)                               as code,
    cast(own_link.code as string)                               as link,
    cast(coalesce(last_deals.fee, cfg_rate_card.fee) as bigint) as fee,
    cast(
        case when last_deals.fee is not null then last_deals.deal_id end as string
    )                                                           as fee_deal_id,
    cast(
        e6(cast(
            coalesce(
                last_deals.commission_rate,
                paid_tokens.commission_rate,
                cfg_activation.commission_rate
            ) as decimal(18, 6)
        )) as bigint
    )                                                           as commission_rate,
    cast(
        case when last_deals.commission_rate is not null then last_deals.deal_id end as string
    )                                                           as rate_deal_id,
    cast(
        case when last_deals.commission_rate is null then paid_tokens.code end as string
    )                                                           as rate_code
from activation_candidates
cross join cfg_activation
left join last_deals
    on last_deals.influencer_id = activation_candidates.influencer_id
    and last_deals.newest_first = 1
left join newest_tokens as own_code
    on own_code.influencer_id = activation_candidates.influencer_id
    and own_code.kind = 'code'
    and own_code.newest_first = 1
left join newest_tokens as own_link
    on own_link.influencer_id = activation_candidates.influencer_id
    and own_link.kind = 'link'
    and own_link.newest_first = 1
left join paid_tokens
    on paid_tokens.influencer_id = activation_candidates.influencer_id
    and paid_tokens.newest_first = 1
left join cfg_rate_card
    on cfg_rate_card.size_tier = activation_candidates.size_tier
