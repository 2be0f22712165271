-- tier_reasons: the tier of a season in sentences, with the numbers that decided.
-- One row per season_id, influencer_id.
with judged as (
    -- thresholds: the conditions of a tier that hold, and those that do not
    select
        season_id,
        influencer_id,
        tier_id,
        is_met,
        joined(array_agg(sentence), ', ') as sentences
    from judged_conditions
    group by season_id, influencer_id, tier_id, is_met
),

stated as (
    select
        decided_tiers.*,
        influencer_seasons.net_revenue,
        influencer_seasons.orders,
        influencer_seasons.revenue_rank,
        cfg_run.currency,
        cfg_run.minor_units,
        cfg_run.min_orders,
        cfg_run.tier_method,
        cfg_run.hold_within,
        method.tier_id as method_tier,
        above.tier_id as tier_above,
        previous.tier_id as previous_tier,
        held_in.tier_id as own_tier,
        cfg_pins.until as pinned_until,
        cfg_pins.why as pinned_why,
        missed.sentences as missed_sentences,
        met.sentences as met_sentences,
        'Net revenue of ' || money_text(influencer_seasons.net_revenue, cfg_run.minor_units) || ' '
        || cfg_run.currency || ', rank ' || cast(influencer_seasons.revenue_rank as string) || '.' as revenue_text,
        percent_text(coalesce(round_div(reach.reached * 1000000, reach.whole), 0)) as reached_text,
        percent_text(round_div(e12(method.until), 1000000)) as method_cut_text,
        percent_text(round_div(e12(above.until), 1000000)) as above_cut_text
    from decided_tiers
    inner join influencer_seasons
        on influencer_seasons.season_id = decided_tiers.season_id
        and influencer_seasons.influencer_id = decided_tiers.influencer_id
    cross join cfg_run
    inner join cfg_tiers as method
        on method.rank = decided_tiers.method_rank
    inner join cfg_tiers as held_in
        on held_in.rank = decided_tiers.rank
    left join cfg_tiers as above
        on above.rank = decided_tiers.method_rank - 1
    left join cfg_tiers as previous
        on previous.rank = decided_tiers.previous_rank
    left join tier_reach as reach
        on reach.season_id = decided_tiers.season_id
        and reach.influencer_id = decided_tiers.influencer_id
        and reach.rank = 1
    left join judged as missed
        on missed.season_id = decided_tiers.season_id
        and missed.influencer_id = decided_tiers.influencer_id
        and missed.tier_id = above.tier_id
        and not missed.is_met
    left join judged as met
        on met.season_id = decided_tiers.season_id
        and met.influencer_id = decided_tiers.influencer_id
        and met.tier_id = method.tier_id
        and met.is_met
    inner join method_tiers
        on method_tiers.season_id = decided_tiers.season_id
        and method_tiers.influencer_id = decided_tiers.influencer_id
    left join cfg_pins
        on cfg_pins.place = method_tiers.pin_place
),

worded as (
    select
        stated.*,
        case
            when tier_method = 'thresholds'
                then coalesce(' Meets ' || method_tier || ': ' || met_sentences || '.', '')
                    || coalesce(' Misses ' || tier_above || ': ' || missed_sentences || '.', '')
            else ' Before it ' || reached_text || ' of the season''s '
                || case when tier_method = 'share' then 'revenue' else 'influencers' end || ' was reached: '
                || case
                    when method_cut_text is not null
                        then 'below the ' || method_cut_text || ' of ' || method_tier || '.'
                    when tier_above is not null
                        then 'not below the ' || above_cut_text || ' of ' || tier_above || ', so ' || method_tier || '.'
                    else method_tier || ' is the only tier.'
                end
        end as method_text
    from stated
)

select
    cast(season_id as string)     as season_id,
    cast(influencer_id as string) as influencer_id,
    cast(
        revenue_text
        || method_text
        || case
            when held > 0
                then ' A fall from ' || previous_tier || ' to ' || method_tier || ' is held back'
                    || case when held > 1 then ' for the ' || cast(held as string) || '. time in a row.' else '.' end
            else ''
        end
        || case
            when decided_by = 'last_tier' and net_revenue <= 0
                then ' Without positive net revenue: ' || own_tier || '.'
            when decided_by = 'last_tier'
                then ' ' || cast(orders as string) || case when orders = 1 then ' order' else ' orders' end || ', fewer than the ' || cast(min_orders as string)
                    || ' asked for: ' || own_tier || '.'
            when decided_by = 'pin'
                then ' Pinned to ' || own_tier
                    || coalesce(' for seasons that start before ' || cast(pinned_until as string), '')
                    || ': ' || pinned_why || '.'
            else ''
        end
        as string
    )                             as reasons
from worded
