-- compensation_terms: the fee and the commission rate that an influencer's season is judged by, and where they come from.
-- One row per season_id, influencer_id of influencer_seasons. fee is null when nobody says one; the rate is in millionths:
-- as stated, else what her commission was of her net revenue.
with started as (
    select
        cfg_seasons.season_id,
        cfg_seasons.ends_before,
        cfg_seasons.starts_on,
        cfg_seasons.starts_at,
        cfg_seasons.ends_at
    from cfg_seasons
    cross join cfg_run
    where cfg_seasons.starts_on <= cfg_run.as_of
),

ranked_deals as (
    -- the last that began before the season ended comes first; its rate must be in force in the season
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        nullif(deals.fixed_fee, 0) as fee,
        case when deals.ends_before > started.starts_on then nullif(deals.commission_rate, 0) end as commission_rate,
        row_number() over (
            partition by influencer_seasons.season_id, influencer_seasons.influencer_id
            order by deals.starts_on desc, deals.deal_id
        ) as newest_first
    from influencer_seasons
    inner join started
        on started.season_id = influencer_seasons.season_id
    inner join deals
        on deals.influencer_id = influencer_seasons.influencer_id
        and deals.starts_on < started.ends_before
),

last_deals as (
    select
        season_id,
        influencer_id,
        max(case when newest_first = 1 then fee end)                                      as fee,
        min_by(commission_rate, newest_first) filter (where commission_rate is not null)  as commission_rate
    from ranked_deals
    group by season_id, influencer_id
),

last_codes as (
    -- the last that was hers in the season; a code before a link
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        code_owners.commission_rate,
        row_number() over (
            partition by influencer_seasons.season_id, influencer_seasons.influencer_id
            order by
                case when code_owners.kind = 'code' then 0 else 1 end,
                code_owners.from_at desc,
                code_owners.code
        ) as newest_first
    from influencer_seasons
    inner join started
        on started.season_id = influencer_seasons.season_id
    inner join code_owners
        on code_owners.influencer_id = influencer_seasons.influencer_id
        -- in one condition, or an engine lets every code meet every season before it asks whose it is
        and coalesce(code_owners.from_at < started.ends_at and code_owners.to_at > started.starts_at, false)
    where code_owners.commission_rate > 0
),

judged as (
    select
        influencer_seasons.season_id,
        influencer_seasons.influencer_id,
        nullif(influencer_seasons.fixed_fees, 0) as own_fee,
        last_deals.fee as deal_fee,
        cfg_rate_card.fee as card_fee,
        case
            when influencer_seasons.commission > 0
                then round_div(
                    wide(influencer_seasons.commission) * 1000000, greatest(influencer_seasons.net_revenue, 0)
                )
        end as own_rate,
        e6(cast(last_deals.commission_rate as decimal(18, 6))) as deal_rate,
        e6(cast(last_codes.commission_rate as decimal(18, 6)))  as code_rate,
        e6(cast(cfg_activation.commission_rate as decimal(18, 6))) as default_rate
    from influencer_seasons
    cross join cfg_activation
    inner join tier_assignments
        on tier_assignments.season_id = influencer_seasons.season_id
        and tier_assignments.influencer_id = influencer_seasons.influencer_id
    left join cfg_rate_card
        on cfg_rate_card.size_tier = tier_assignments.size_tier
    left join last_deals
        on last_deals.season_id = influencer_seasons.season_id
        and last_deals.influencer_id = influencer_seasons.influencer_id
    left join last_codes
        on last_codes.season_id = influencer_seasons.season_id
        and last_codes.influencer_id = influencer_seasons.influencer_id
        and last_codes.newest_first = 1
)

select
    cast(season_id as string)                                        as season_id,
    cast(influencer_id as string)                                    as influencer_id,
    cast(coalesce(own_fee, deal_fee, nullif(card_fee, 0)) as bigint) as fee,
    cast(
        case
            when own_fee is not null then 'season'
            when deal_fee is not null then 'deal'
            when nullif(card_fee, 0) is not null then 'rate_card'
        end as string
    )                                                                as fee_basis,
    cast(coalesce(deal_rate, code_rate, own_rate, default_rate) as bigint) as commission_rate,
    cast(
        case
            when deal_rate is not null then 'deal'
            when code_rate is not null then 'code'
            when own_rate is not null then 'season'
            else 'default'
        end as string
    )                                                                as rate_basis
from judged
