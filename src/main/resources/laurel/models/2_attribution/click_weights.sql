-- click_weights: what every click on the path of an order weighs: under the job's click model, and under all others when
-- the job compares them. One row per model, order_id, place of click_paths.
-- Built by month.
with modelled as (
    select
        cfg_click_models.model,
        cfg_click_models.is_published,
        click_paths.*,
        case cfg_click_models.model
            when 'first' then case when place = 1 then 1 else 0 end
            when 'linear' then 1
            when 'position' then case when touches > 2 and place in (1, touches) then 2 * (touches - 2) else 1 end
            when 'time-decay' then decay_weight(ordered_at - clicked_at)
            when 'markov' then coalesce(path_effects.effect, 0)
            -- an order is worth the same to everybody on its path, however often she was clicked
            when 'shapley' then case
                when place = max(place) over (
                    partition by cfg_click_models.model, order_id, click_paths.influencer_id
                ) then 1
                else 0
            end
            else case when place = touches then 1 else 0 end
        end as modelled_weight
    from click_paths
    cross join cfg_click_models
    left join path_effects
        on path_effects.month = click_paths.month
        and path_effects.influencer_id = click_paths.influencer_id
)

select
    cast(month as int)                           as month,
    cast(model as string)                        as model,
    cast(is_published as boolean)                as is_published,
    cast(order_id as string)                     as order_id,
    cast(ordered_on as date)                     as ordered_on,
    cast(order_revenue as bigint)                as order_revenue,
    cast(place as bigint)                        as place,
    cast(influencer_id as string)                as influencer_id,
    cast(
        case
            when max(modelled_weight) over (partition by model, order_id) > 0 then modelled_weight
            -- clicks so old that every weight rounds to 0: the last one is credited
            when place = touches then 1
            else 0
        end as decimal(38, 0)
    )                                            as weight,
    cast(clicked_at as bigint)                   as clicked_at,
    cast(clicked_on as date)                     as clicked_on,
    cast(code as string)                         as code,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(commission_per_order as decimal(21, 6)) as commission_per_order
from modelled
