-- code_use_days: how influencers' codes were used on the days of the alert window.
-- One row per code, ordered_on. linked_uses are uses by whose owner a link could have been clicked, unseen_uses those of
-- them without click or link; posted_uses are uses whose owner posts at all, far_uses those long after a post.
with in_window as (
    select
        ledger_days.code,
        ledger_days.ordered_on,
        ledger_days.influencer_id,
        sum(ledger_days.lines)  as uses,
        sum(ledger_days.unseen) as unseen
    from ledger_days
    cross join cfg_alerts
    cross join cfg_run
    where ledger_days.entry = 'sale'
        and ledger_days.reason in ('code', 'code_not_owned_then')
        and ledger_days.ordered_on > date_add(cfg_run.as_of, -cfg_alerts.window_days)
    group by ledger_days.code, ledger_days.ordered_on, ledger_days.influencer_id
),

linked as (
    select distinct influencer_id
    from code_owners
    where kind = 'link'
),

posting as (
    select distinct influencer_id
    from posts
),

near_posts as (
    select distinct
        in_window.influencer_id,
        in_window.ordered_on
    from in_window
    cross join cfg_alerts
    inner join posts
        on posts.influencer_id = in_window.influencer_id
        and posts.posted_on <= in_window.ordered_on
        and posts.posted_on >= date_add(in_window.ordered_on, -cfg_alerts.leak_post_days)
),

judged as (
    select
        in_window.code,
        in_window.ordered_on,
        in_window.influencer_id is not null as is_owned,
        linked.influencer_id is not null    as is_linked,
        posting.influencer_id is not null   as is_posting,
        near_posts.ordered_on is null       as is_far,
        in_window.uses,
        in_window.unseen
    from in_window
    left join linked
        on linked.influencer_id = in_window.influencer_id
    left join posting
        on posting.influencer_id = in_window.influencer_id
    left join near_posts
        on near_posts.influencer_id = in_window.influencer_id
        and near_posts.ordered_on = in_window.ordered_on
),

summed as (
    select
        code,
        ordered_on,
        sum(case when is_owned then uses else 0 end)              as uses,
        sum(case when is_linked then uses else 0 end)             as linked_uses,
        sum(case when is_linked then unseen else 0 end)           as unseen_uses,
        sum(case when is_posting then uses else 0 end)            as posted_uses,
        sum(case when is_posting and is_far then uses else 0 end) as far_uses,
        sum(case when is_owned then 0 else uses end)              as unowned_uses
    from judged
    group by code, ordered_on
)

select
    cast(summed.code as string)                        as code,
    cast(summed.ordered_on as date)                    as ordered_on,
    cast(summed.uses as bigint)                        as uses,
    cast(summed.linked_uses as bigint)                 as linked_uses,
    cast(summed.unseen_uses as bigint)                 as unseen_uses,
    cast(summed.posted_uses as bigint)                 as posted_uses,
    cast(summed.far_uses as bigint)                    as far_uses,
    cast(summed.unowned_uses as bigint)                as unowned_uses,
    cast(coalesce(coupon_uses.uses, 0) as bigint)      as coupon_uses
from summed
left join coupon_uses
    on coupon_uses.code = summed.code
    and coupon_uses.ordered_on = summed.ordered_on
