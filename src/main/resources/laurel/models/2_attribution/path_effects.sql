-- path_effects: which part of a month's orders would be lost without an influencer, by the Markov chain of the paths
-- of clicks. One row per path_set (a month), influencer_id on such a path; none unless the job asks. This query only counts the
-- steps from click to click (to_id null: the path ends, with an order or without); laurel.models.RemovalEffects makes
-- effects of them, in trillionths (method 1). A path without an order: a customer's clicks of the month that lie on
-- the path of no order of the month.
-- Built by month.
with asked as (
    select click_paths.*, month_of(click_paths.ordered_on) as path_set
    from click_paths
    inner join cfg_click_models
        on cfg_click_models.model = 'markov'
),

months as (
    select distinct month, path_set
    from asked
),

led as (
    select distinct month, delivered, clicked_at
    from asked
),

lost as (
    select
        months.month,
        months.path_set,
        case
            when owned_clicks.customer_id is null then 'mail ' || owned_clicks.email_hash
            else 'customer ' || owned_clicks.customer_id
        end as path,
        owned_clicks.clicked_at,
        owned_clicks.delivered,
        owned_clicks.influencer_id
    from owned_clicks
    inner join months
        on months.month = owned_clicks.month
        and months.path_set = month_of(owned_clicks.clicked_on)
    left join led
        on led.month = owned_clicks.month
        and led.delivered = owned_clicks.delivered
        and led.clicked_at = owned_clicks.clicked_at
    where led.delivered is null
),

walked as (
    select month, path_set, order_id as path, true as is_order, place, influencer_id
    from asked
    union all
    select
        month,
        path_set,
        path,
        false as is_order,
        row_number() over (partition by month, path order by clicked_at, delivered) as place,
        influencer_id
    from lost
),

steps as (
    select
        month,
        path_set,
        influencer_id as from_id,
        lead(influencer_id) over (partition by month, is_order, path order by place) as to_id,
        is_order
    from walked
)

select
    cast(month as int)         as month,
    cast(path_set as string)   as path_set,
    cast(from_id as string)    as from_id,
    cast(to_id as string)      as to_id,
    cast(is_order as boolean)  as is_order,
    cast(count(*) as bigint)   as steps
from steps
group by month, path_set, from_id, to_id, is_order
