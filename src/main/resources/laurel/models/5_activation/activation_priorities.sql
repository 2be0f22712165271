-- activation_priorities: who stays on the list and in which order, by expected profit per unit of
-- cost until the budget is spent. One row per season_id, influencer_id.
with leaking as (
    -- a code that is an influencer's at the last instant of as-of
    select distinct code_owners.influencer_id
    from code_leaks
    inner join code_owners on code_owners.code = code_leaks.code
    cross join cfg_run
    where code_leaks.is_suspected
        and code_owners.from_at < cfg_run.as_of_ends_at
        and code_owners.to_at >= cfg_run.as_of_ends_at
),

barred as (
    select
        activation_deals.*,
        case
            when activation_candidates.status = 'do_not_contact' then 'do_not_contact'
            when activation_candidates.status = 'paused' then 'paused'
            when days_between(activation_candidates.last_contacted_on, cfg_run.as_of)
                < cfg_activation.recently_contacted_days then 'contacted_recently'
            when leaking.influencer_id is not null then 'code_leak'
            when cfg_playbook.needs_first_name and activation_candidates.first_name is null
                then 'missing_name'
        end as bar
    from activation_deals
    cross join cfg_run
    cross join cfg_activation
    inner join cfg_playbook on cfg_playbook.tier_id = activation_deals.tier
    inner join activation_candidates
        on activation_candidates.influencer_id = activation_deals.influencer_id
    left join leaking on leaking.influencer_id = activation_deals.influencer_id
),

walked as (
    -- the unknown comes behind all that can be reckoned; a profit for nothing comes first
    select
        barred.season_id,
        barred.influencer_id,
        barred.cost,
        row_number() over (
            partition by barred.season_id
            order by
                case when barred.expected_revenue is null then 1 else 0 end,
                case when barred.return_on_cost is null and barred.profit > 0 then 0 else 1 end,
                barred.return_on_cost desc nulls last,
                barred.expected_revenue desc nulls last,
                barred.influencer_id
        ) as place
    from barred
    where barred.bar is null
),

spent as (
    select
        walked.season_id,
        walked.influencer_id,
        walked.cost,
        walked.place,
        sum(walked.cost) over (
            partition by walked.season_id
            order by walked.place
            rows between unbounded preceding and current row
        ) as spent
    from walked
),

judged as (
    -- the first who no longer fits ends the spending; who costs nothing always fits
    select
        spent.season_id,
        spent.influencer_id,
        spent.spent,
        case
            when spent.cost > 0 and spent.spent > cfg_activation.budget then 'over_budget'
        end as bar,
        spent.place
    from spent
    cross join cfg_activation
)

select
    cast(barred.season_id as string)                       as season_id,
    cast(barred.influencer_id as string)                   as influencer_id,
    cast(coalesce(barred.bar, judged.bar) as string)       as suppression_reason,
    cast(judged.spent as bigint)                           as spent,
    cast(case
        when judged.bar is null and judged.place is not null
            then row_number() over (
                partition by barred.season_id
                order by
                    case when judged.bar is null and judged.place is not null then 0 else 1 end,
                    judged.place nulls last
            )
    end as int)                                            as priority
from barred
left join judged
    on judged.season_id = barred.season_id
    and judged.influencer_id = barred.influencer_id
