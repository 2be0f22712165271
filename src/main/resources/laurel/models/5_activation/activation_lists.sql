-- activation_lists: whom to bring back for an upcoming season, how, and on what terms.
-- One row per season_id, influencer_id. Behind reasons: what only the message needs.
with scheduled as (
    -- from the season's start backwards
    select
        upcoming_seasons.season_id,
        upcoming_seasons.season,
        upcoming_seasons.starts_on,
        upcoming_seasons.ends_before,
        date_add(upcoming_seasons.ends_before, cfg_run.return_window_days) as commission_due_on,
        date_add(upcoming_seasons.starts_on, -cfg_activation.posting_days) as post_from,
        upcoming_seasons.starts_on as post_by,
        date_add(
            upcoming_seasons.starts_on,
            -(cfg_activation.posting_days + cfg_activation.approval_days
                + cfg_activation.content_days + cfg_activation.shipping_days)
        ) as ship_by,
        date_add(
            upcoming_seasons.starts_on,
            -(cfg_activation.posting_days + cfg_activation.approval_days
                + cfg_activation.content_days + cfg_activation.shipping_days
                + cfg_activation.contact_days)
        ) as contact_on
    from upcoming_seasons
    cross join cfg_activation
    cross join cfg_run
)

select
    cast(activation_deals.season_id as string)                      as season_id,
    cast(activation_deals.influencer_id as string)                  as influencer_id,
    cast(activation_deals.tier as string)                           as tier,
    cast(activation_candidates.size_tier as string)                 as size_tier,
    cast(cfg_playbook.action as string)                             as action,
    cast(cfg_playbook.offer as string)                              as offer,
    cast(cfg_playbook.effort as string)                             as effort,
    cast(cfg_content_freedom.content_freedom as string)             as content_freedom,
    cast(cfg_playbook.expectations as string)                       as expectations,
    cast(cfg_playbook.benefits as string)                           as benefits,
    cast(coalesce(activation_candidates.contact, 'direct') as string) as contact_via,
    cast(activation_deals.deal as string)                           as recommended_deal,
    cast(activation_deals.commission_rate as bigint)                as commission_rate,
    cast(activation_deals.break_even_revenue as bigint)             as break_even_revenue,
    cast(activation_deals.fee as bigint)                            as suggested_fee,
    cast(activation_deals.expected_revenue as bigint)               as expected_revenue,
    cast(activation_expectations.expected_low as bigint)            as expected_low,
    cast(activation_expectations.expected_high as bigint)           as expected_high,
    cast(scheduled.contact_on as date)                              as contact_on,
    cast(scheduled.ship_by as date)                                 as ship_by,
    cast(scheduled.post_from as date)                               as post_from,
    cast(scheduled.post_by as date)                                 as post_by,
    cast(activation_priorities.suppression_reason is not null as boolean) as is_suppressed,
    cast(activation_priorities.suppression_reason as string)        as suppression_reason,
    cast(activation_priorities.priority as int)                     as priority,
    cast(activation_reasons.reasons as string)                      as reasons,
    cast(cfg_playbook.template as string)                           as template,
    cast(activation_candidates.first_name as string)                as first_name,
    cast(activation_candidates.name as string)                      as name,
    cast(activation_candidates.handle as string)                    as handle,
    cast(activation_terms.code as string)                           as code,
    cast(activation_terms.link as string)                           as link,
    cast(activation_deals.offered_fee as bigint)                    as offered_fee,
    cast(activation_deals.offered_rate as bigint)                   as offered_rate,
    cast(scheduled.season as string)                                as season,
    cast(scheduled.starts_on as date)                               as starts_on,
    cast(scheduled.ends_before as date)                             as ends_before,
    cast(scheduled.commission_due_on as date)                       as commission_due_on
from activation_deals
inner join scheduled on scheduled.season_id = activation_deals.season_id
inner join cfg_playbook on cfg_playbook.tier_id = activation_deals.tier
inner join activation_candidates
    on activation_candidates.influencer_id = activation_deals.influencer_id
inner join activation_terms on activation_terms.influencer_id = activation_deals.influencer_id
inner join activation_priorities
    on activation_priorities.season_id = activation_deals.season_id
    and activation_priorities.influencer_id = activation_deals.influencer_id
inner join activation_reasons
    on activation_reasons.season_id = activation_deals.season_id
    and activation_reasons.influencer_id = activation_deals.influencer_id
inner join cfg_content_freedom
    on cfg_content_freedom.tier_id = activation_deals.tier
    and activation_candidates.posts >= cfg_content_freedom.from_posts
    and (
        cfg_content_freedom.below_posts is null
        or activation_candidates.posts < cfg_content_freedom.below_posts
    )
left join activation_expectations
    on activation_expectations.season_id = activation_deals.season_id
    and activation_expectations.influencer_id = activation_deals.influencer_id
