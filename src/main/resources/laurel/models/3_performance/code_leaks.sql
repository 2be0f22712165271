-- code_leaks: signs that a code goes around without its influencer, in the alert window.
-- One row per code with a sign. signs counts a coupon site twice; …_since is the first day that shows the sign, null where
-- it is none. Shares in millionths.
with ranked as (
    select
        code_use_days.*,
        row_number() over (partition by code order by uses, ordered_on) as place,
        count(*) over (partition by code)                               as days,
        sum(uses) over (partition by ordered_on)                        as shop_day_uses
    from code_use_days
    where uses > 0
),

medians as (
    select
        code,
        max(days)                      as days,
        round_div(sum(uses), count(*)) as median_uses
    from ranked
    where 2 * place >= days
        and 2 * place <= days + 2
    group by code
),

totals as (
    select
        code,
        sum(uses)         as uses,
        sum(linked_uses)  as linked_uses,
        sum(unseen_uses)  as unseen_uses,
        sum(posted_uses)  as posted_uses,
        sum(far_uses)     as far_uses,
        sum(unowned_uses) as unowned_uses,
        sum(coupon_uses)  as coupon_uses,
        min(case when unseen_uses > 0 then ordered_on end)  as unseen_since,
        min(case when far_uses > 0 then ordered_on end)     as far_since,
        min(case when unowned_uses > 0 then ordered_on end) as unowned_since,
        min(case when coupon_uses > 0 then ordered_on end)  as coupon_since,
        sum(sum(uses)) over ()        as shop_uses,
        sum(sum(linked_uses)) over () as shop_linked_uses,
        sum(sum(unseen_uses)) over () as shop_unseen_uses
    from code_use_days
    group by code
),

spikes as (
    -- far above the code's own days, and not because the whole shop had such a day
    select
        ranked.code,
        min(ranked.ordered_on) as spike_since,
        max(ranked.uses)       as spike_uses
    from ranked
    cross join cfg_alerts
    inner join medians on medians.code = ranked.code
    inner join totals on totals.code = ranked.code
    where medians.days >= 5
        and ranked.uses >= cfg_alerts.leak_min_uses
        and wide(ranked.uses) * 1000000 >= wide(cfg_alerts.leak_spike_factor) * medians.median_uses
        and wide(ranked.uses) * totals.shop_uses >= 2 * wide(totals.uses) * ranked.shop_day_uses
    group by ranked.code
),

judged as (
    select
        totals.*,
        spikes.spike_since,
        spikes.spike_uses,
        round_div(wide(shop_unseen_uses - unseen_uses) * 1000000, shop_linked_uses - linked_uses) as others_unseen_share,
        coalesce(
            linked_uses >= leak_min_uses
            and wide(unseen_uses) * 1000000 >= wide(linked_uses) * leak_without_click_share
            and wide(shop_unseen_uses - unseen_uses) * 1000000
                <= wide(shop_linked_uses - linked_uses) * (leak_without_click_share - 200000)
            and shop_linked_uses > linked_uses, false
        )                                                                             as is_unseen,
        posted_uses >= leak_min_uses
            and wide(far_uses) * 1000000 >= wide(posted_uses) * leak_far_share and far_uses > 0 as is_far,
        unowned_uses >= leak_unowned_uses                                             as is_unowned,
        coupon_uses >= leak_coupon_uses                                               as is_coupon,
        cfg_alerts.leak_signs,
        cfg_alerts.leak_min_uses
    from totals
    cross join cfg_alerts
    left join spikes on spikes.code = totals.code
),

counted as (
    select
        judged.*,
        case when is_unseen then 1 else 0 end + case when is_far then 1 else 0 end
            + case when is_unowned then 1 else 0 end + case when spike_since is not null then 1 else 0 end
            + case when is_coupon then 2 else 0 end as signs
    from judged
)

select
    cast(code as string)                                                as code,
    cast(signs as bigint)                                               as signs,
    cast(signs >= leak_signs and uses + unowned_uses >= leak_min_uses as boolean) as is_suspected,
    cast(uses + unowned_uses as bigint)                                 as uses,
    cast(case when is_unseen then unseen_since end as date)             as unseen_since,
    cast(round_div(wide(unseen_uses) * 1000000, linked_uses) as bigint) as unseen_share,
    cast(others_unseen_share as bigint)                                 as others_unseen_share,
    cast(case when is_far then far_since end as date)                   as far_since,
    cast(round_div(wide(far_uses) * 1000000, posted_uses) as bigint)    as far_share,
    cast(spike_since as date)                                           as spike_since,
    cast(spike_uses as bigint)                                          as spike_uses,
    cast(case when is_unowned then unowned_since end as date)           as unowned_since,
    cast(unowned_uses as bigint)                                        as unowned_uses,
    cast(case when is_coupon then coupon_since end as date)             as coupon_since,
    cast(coupon_uses as bigint)                                         as coupon_uses
from counted
where signs > 0
