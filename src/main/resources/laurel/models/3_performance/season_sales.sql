-- season_sales: what an influencer sold in a season, refunds taken off the season of the order.
-- One row per season_id, influencer_id with a credited order in the season.
select
    cast(season_dates.season_id as string)                    as season_id,
    cast(influencer_days.influencer_id as string)             as influencer_id,
    cast(sum(influencer_days.orders) as bigint)               as orders,
    cast(sum(influencer_days.order_credit) as decimal(38, 0)) as order_credit,
    cast(sum(influencer_days.new_customer_orders) as bigint)  as new_customer_orders,
    cast(sum(influencer_days.gross_revenue) as bigint)        as gross_revenue,
    cast(sum(influencer_days.refunds) as bigint)              as refunds,
    cast(sum(influencer_days.commission) as bigint)           as commission
from influencer_days
inner join season_dates
    on season_dates.ordered_on = influencer_days.ordered_on
group by season_dates.season_id, influencer_days.influencer_id
