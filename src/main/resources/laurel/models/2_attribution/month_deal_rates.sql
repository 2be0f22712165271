-- month_deal_rates: the commission rates that deals set in a month and in the time looked back from it.
-- One row per month, influencer_id, from_on of deal_rates.
-- Cut by month: a new deal leaves the months alone that it does not cover.
select
    cast(raw_months.month as int)                       as month,
    cast(deal_rates.influencer_id as string)            as influencer_id,
    cast(deal_rates.from_on as date)                    as from_on,
    cast(deal_rates.before_on as date)                  as before_on,
    cast(deal_rates.deal_id as string)                  as deal_id,
    cast(deal_rates.commission_rate as decimal(18, 12)) as commission_rate
from deal_rates
inner join raw_months
    on raw_months.looked_back_on < deal_rates.before_on
    and raw_months.ends_before > deal_rates.from_on
