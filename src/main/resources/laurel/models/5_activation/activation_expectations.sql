-- activation_expectations: what one may expect of an influencer in a season to come, and how wide the guess is: low and
-- high are the bounds of a Poisson count of orders at the influencer's own average order.
-- One row per season_id, influencer_id with a season behind them.
with bounded as (
    -- many orders: bounds as shares (millionths) of the expectation instead of counts
    select
        activation_forecasts.*,
        case
            when cfg_poisson.low_orders is null
                then round_div(wide(activation_forecasts.revenue) * cfg_poisson.low_share, 1000000)
            when cfg_poisson.low_orders = 0 then 0
            else round_div(
                wide(cfg_poisson.low_orders) * activation_forecasts.gross_revenue * 1000000,
                activation_forecasts.order_credit
            )
        end as low,
        case
            when cfg_poisson.high_orders is null
                then round_div(wide(activation_forecasts.revenue) * cfg_poisson.high_share, 1000000)
            when cfg_poisson.high_orders = 0 then 0
            else round_div(
                wide(cfg_poisson.high_orders) * activation_forecasts.gross_revenue * 1000000,
                activation_forecasts.order_credit
            )
        end as high
    from activation_forecasts
    inner join cfg_poisson
        on activation_forecasts.orders > cfg_poisson.above_orders
        and activation_forecasts.orders <= cfg_poisson.up_to_orders
)

select
    cast(season_id as string)     as season_id,
    cast(influencer_id as string) as influencer_id,
    cast(basis as string)         as basis,
    cast(seasons as bigint)       as seasons,
    cast(revenue as bigint)       as expected_revenue,
    cast(low as bigint)           as expected_low,
    cast(high as bigint)          as expected_high
from bounded
