-- season_path_effects: as path_effects, of the paths of a whole season: what other packages hand out conversions by.
-- One row per path_set (a season_id), influencer_id; none unless the job compares models. This query only counts the
-- steps from click to click; laurel.models.RemovalEffects makes effects of them, in trillionths (method 1). A path
-- without an order: a customer's clicks in the season that lie on the path of no order of the season.
with asked as (
    select
        cfg_seasons.season_id,
        click_paths.order_id as path,
        click_paths.place,
        click_paths.delivered,
        click_paths.clicked_at,
        click_paths.influencer_id
    from click_paths
    inner join cfg_seasons
        on click_paths.ordered_on >= cfg_seasons.starts_on
        and click_paths.ordered_on < cfg_seasons.ends_before
    cross join cfg_comparison
    where cfg_comparison.is_asked
),

sets as (
    select distinct asked.season_id, cfg_seasons.starts_on, cfg_seasons.ends_before
    from asked
    inner join cfg_seasons
        on cfg_seasons.season_id = asked.season_id
),

led as (
    select distinct season_id, delivered, clicked_at
    from asked
),

lost as (
    select
        sets.season_id,
        case
            when owned_clicks.customer_id is null then 'mail ' || owned_clicks.email_hash
            else 'customer ' || owned_clicks.customer_id
        end as path,
        owned_clicks.clicked_at,
        owned_clicks.delivered,
        owned_clicks.influencer_id
    from owned_clicks
    inner join sets
        on owned_clicks.clicked_on >= sets.starts_on
        and owned_clicks.clicked_on < sets.ends_before
    inner join raw_months
        on raw_months.month = owned_clicks.month
        and raw_months.starts_at <= owned_clicks.clicked_at
    left join led
        on led.season_id = sets.season_id
        and led.delivered = owned_clicks.delivered
        and led.clicked_at = owned_clicks.clicked_at
    where led.delivered is null
),

walked as (
    select season_id, path, true as is_order, place, influencer_id
    from asked
    union all
    select
        season_id,
        path,
        false as is_order,
        row_number() over (partition by season_id, path order by clicked_at, delivered) as place,
        influencer_id
    from lost
),

steps as (
    select
        season_id,
        influencer_id as from_id,
        lead(influencer_id) over (partition by season_id, is_order, path order by place) as to_id,
        is_order
    from walked
)

select
    cast(null as int)          as month,
    cast(season_id as string)  as path_set,
    cast(from_id as string)    as from_id,
    cast(to_id as string)      as to_id,
    cast(is_order as boolean)  as is_order,
    cast(count(*) as bigint)   as steps
from steps
group by season_id, from_id, to_id, is_order
