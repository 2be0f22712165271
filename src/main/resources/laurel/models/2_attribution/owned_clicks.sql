-- owned_clicks: the clicks on links that somebody owned when they were clicked.
-- One row per month, click of it or of the time looked back from it. The terms are those of the link at that instant.
-- Built by month, with the clicks of the months looked back.
select
    cast(month_owners.month as int)                             as month,
    cast(clicks.clicked_at as bigint)                           as clicked_at,
    cast(clicks.clicked_on as date)                             as clicked_on,
    cast(clicks.code as string)                                 as code,
    cast(clicks.customer_id as string)                          as customer_id,
    cast(clicks.email_hash as string)                           as email_hash,
    cast(clicks.delivered as bigint)                            as delivered,
    cast(month_owners.influencer_id as string)                   as influencer_id,
    cast(month_owners.commission_rate as decimal(18, 12))        as commission_rate,
    cast(month_owners.commission_per_order as decimal(21, 6))    as commission_per_order
from clicks
inner join month_owners
    on month_owners.kind = 'link'
    and month_owners.code = clicks.code
    and month_owners.from_at <= clicks.clicked_at
    and month_owners.to_at > clicks.clicked_at
inner join raw_months
    on raw_months.month = month_owners.month
    and raw_months.looked_back_at <= clicks.clicked_at
    and raw_months.ends_at > clicks.clicked_at
where month_owners.influencer_id is not null
