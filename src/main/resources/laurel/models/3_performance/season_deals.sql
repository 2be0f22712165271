-- season_deals: what a deal costs a season, and how many posts it is owed there.
-- One row per season_id, deal_id. A deal that names a season is whole in it; another is spread evenly over its days
-- (largest remainder, earlier day first), and a season takes its own days. expected_posts lie on one day.
with started as (
    select
        cfg_seasons.season_id,
        cfg_seasons.starts_on,
        cfg_seasons.ends_before
    from cfg_seasons
    cross join cfg_run
    where cfg_seasons.starts_on <= cfg_run.as_of
),

placed as (
    select
        started.season_id,
        deals.deal_id,
        deals.influencer_id,
        coalesce(deals.fixed_fee, 0)    as fixed_fee,
        coalesce(deals.product_cost, 0) as product_cost,
        coalesce(deals.ad_spend, 0)     as ad_spend,
        coalesce(deals.other_cost, 0)   as other_cost,
        deals.expected_posts,
        deals.season_id is not null     as is_named,
        days_between(deals.starts_on, deals.ends_before) as days,
        least(
            greatest(days_between(deals.starts_on, started.starts_on), 0),
            days_between(deals.starts_on, deals.ends_before)
        )                               as first_day,
        greatest(
            least(
                days_between(deals.starts_on, started.ends_before),
                days_between(deals.starts_on, deals.ends_before)
            ),
            0
        )                               as after_last_day,
        coalesce(deals.post_due_on, deals.starts_on) >= started.starts_on
            and coalesce(deals.post_due_on, deals.starts_on) < started.ends_before as is_due
    from deals
    inner join started
        on started.season_id = deals.season_id
        or deals.season_id is null
),

kept as (
    select
        placed.*,
        case when is_named then 0 else first_day end         as from_day,
        case
            when is_named then days
            else greatest(after_last_day, first_day)
        end                                                  as to_day
    from placed
    where is_named
        or after_last_day > first_day
        or (is_due and expected_posts is not null)
)

select
    cast(season_id as string)     as season_id,
    cast(deal_id as string)       as deal_id,
    cast(influencer_id as string) as influencer_id,
    cast(
        whole_div(fixed_fee, days) * (to_day - from_day)
        + least(to_day, left_over(fixed_fee, days)) - least(from_day, left_over(fixed_fee, days)) as bigint
    )                             as fixed_fees,
    cast(
        whole_div(product_cost, days) * (to_day - from_day)
        + least(to_day, left_over(product_cost, days)) - least(from_day, left_over(product_cost, days)) as bigint
    )                             as product_cost,
    cast(
        whole_div(ad_spend, days) * (to_day - from_day)
        + least(to_day, left_over(ad_spend, days)) - least(from_day, left_over(ad_spend, days)) as bigint
    )                             as ad_spend,
    cast(
        whole_div(other_cost, days) * (to_day - from_day)
        + least(to_day, left_over(other_cost, days)) - least(from_day, left_over(other_cost, days)) as bigint
    )                             as other_cost,
    cast(case when is_named or is_due then expected_posts end as bigint) as expected_posts
from kept
