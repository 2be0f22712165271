-- leak_alerts: codes that look leaked, with every sign in a sentence.
-- One row per code.
select
    cast('code_leak_suspected' as string)                             as kind,
    cast(case when signs >= 3 then 'error' else 'warning' end as string) as severity,
    cast(code as string)                                              as subject,
    cast(
        'code ' || code || ' was used ' || cast(uses as string) || ' times in the last '
        || cast(cfg_alerts.window_days as string) || ' days'
        || case
            when unseen_since is not null
                then '; ' || percent_text(unseen_share) || ' without click or link, of other codes '
                    || percent_text(others_unseen_share)
            else ''
        end
        || case
            when far_since is not null
                then '; ' || percent_text(far_share) || ' more than ' || cast(cfg_alerts.leak_post_days as string)
                    || ' days after any post of its owner'
            else ''
        end
        || case
            when spike_since is not null
                then '; up to ' || cast(spike_uses as string) || ' on a day, far above its other days'
            else ''
        end
        || case
            when unowned_since is not null
                then '; ' || cast(unowned_uses as string) || ' times while nobody owned it'
            else ''
        end
        || case
            when coupon_since is not null
                then '; ' || cast(coupon_uses as string) || ' times from coupon sites'
            else ''
        end as string
    )                                                                 as evidence,
    cast(least(unseen_since, far_since, spike_since, unowned_since, coupon_since) as date) as since
from code_leaks
cross join cfg_alerts
where is_suspected
