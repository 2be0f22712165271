-- activation_reasons: why somebody is on the list as they are, in sentences with the numbers.
-- One row per season_id, influencer_id.
with told as (
    select
        activation_deals.season_id,
        activation_deals.influencer_id,
        case
            when activation_tiers.tier is null then 'No tier so far.'
            else 'Tier ' || activation_tiers.tier || ' in ' || activation_tiers.tier_season_id
                || ', net revenue ' || money_text(activation_tiers.net_revenue, cfg_run.minor_units) || '.'
        end as tier,
        case
            when activation_expectations.basis is null then ' No season so far, so nothing to expect from.'
            else ' Expected ' || money_text(activation_expectations.expected_revenue, cfg_run.minor_units)
                || ' (' || money_text(activation_expectations.expected_low, cfg_run.minor_units)
                || ' to ' || money_text(activation_expectations.expected_high, cfg_run.minor_units) || ')'
                || case
                    when activation_expectations.basis = 'season' then ' from the last '
                        || upcoming_seasons.season || ' seasons, the newest weighing most ('
                    else ' from an average season day, there being no recent '
                        || upcoming_seasons.season || ' season ('
                end || 'seasons counted: ' || cast(activation_expectations.seasons as string) || ').'
        end as expectation,
        case
            when activation_terms.fee is null then ' No fee is known.'
            else ' Fee ' || money_text(activation_terms.fee, cfg_run.minor_units)
                || coalesce(' of deal ' || activation_terms.fee_deal_id, ' of the rate card') || '.'
        end
        || ' Commission ' || rate_text(activation_terms.commission_rate)
        || coalesce(
            ' of deal ' || activation_terms.rate_deal_id,
            ' of ' || activation_terms.rate_code,
            ' by default'
        ) || '.' as terms,
        case
            when activation_deals.decided_by = 'no_fee'
                then ' Affiliate: there is no fee to weigh the commission against.'
            when activation_deals.decided_by = 'playbook'
                then case
                    when activation_deals.deal = 'fixed' then ' Fixed'
                    when activation_deals.deal = 'hybrid' then ' Hybrid'
                    else ' Affiliate'
                end || ': what the playbook prefers where there is nothing to expect from.'
            when activation_deals.deal = 'fixed'
                then ' Fixed: even the low expectation earns no less commission than the fee.'
            when activation_deals.deal = 'affiliate'
                then ' Affiliate: even the high expectation earns no more commission than the fee.'
            else ' Hybrid: the fee lies between the commission on the low and on the high expectation; half of each: '
                || money_text(activation_deals.offered_fee, cfg_run.minor_units) || ' and '
                || rate_text(activation_deals.offered_rate) || '.'
        end as deal,
        case
            when activation_priorities.suppression_reason = 'do_not_contact'
                then ' Left out: not to be contacted.'
            when activation_priorities.suppression_reason = 'paused' then ' Left out: paused.'
            when activation_priorities.suppression_reason = 'contacted_recently'
                then ' Left out: last contacted on ' || cast(activation_candidates.last_contacted_on as string)
                    || '.'
            when activation_priorities.suppression_reason = 'code_leak'
                then ' Left out: a code may have leaked.'
            when activation_priorities.suppression_reason = 'missing_name'
                then ' Left out: the message needs a first name and none is known.'
            when activation_priorities.suppression_reason = 'over_budget'
                then ' Left out: a cost of ' || money_text(activation_deals.cost, cfg_run.minor_units)
                    || ' would bring the spending to ' || money_text(activation_priorities.spent, cfg_run.minor_units)
                    || ', above the budget of ' || money_text(cfg_activation.budget, cfg_run.minor_units) || '.'
            else ''
        end as suppression
    from activation_deals
    cross join cfg_run
    cross join cfg_activation
    inner join upcoming_seasons on upcoming_seasons.season_id = activation_deals.season_id
    inner join activation_candidates
        on activation_candidates.influencer_id = activation_deals.influencer_id
    inner join activation_terms on activation_terms.influencer_id = activation_deals.influencer_id
    inner join activation_priorities
        on activation_priorities.season_id = activation_deals.season_id
        and activation_priorities.influencer_id = activation_deals.influencer_id
    left join activation_tiers
        on activation_tiers.season_id = activation_deals.season_id
        and activation_tiers.influencer_id = activation_deals.influencer_id
    left join activation_expectations
        on activation_expectations.season_id = activation_deals.season_id
        and activation_expectations.influencer_id = activation_deals.influencer_id
)

select
    cast(told.season_id as string)     as season_id,
    cast(told.influencer_id as string) as influencer_id,
    cast(told.tier || told.expectation || told.terms || told.deal || told.suppression as string)
                                       as reasons
from told
