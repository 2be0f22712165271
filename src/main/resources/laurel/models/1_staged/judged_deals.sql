-- judged_deals: every delivered deal with its rate and season looked up, before later rows replace earlier ones.
-- One row per delivered row. rule is null, or why the row is refused. newest_first counts the good rows of a deal_id.
with judged as (
    select
        raw_deals.*,
        raw_files.delivery,
        day_rates.units_per_reporting,
        case
            when day_rates.units_per_reporting is null then 'no_fx_rate'
            when raw_deals.season_id is not null and cfg_seasons.season_id is null then 'unknown_season'
        end as rule
    from raw_deals
    inner join raw_files
        on raw_files.feed = 'deals'
        and raw_files.file_id = raw_deals.file_id
    cross join cfg_run
    left join day_rates
        on day_rates.rate_day = least(raw_deals.starts_on, cfg_run.as_of)
        and day_rates.currency = raw_deals.currency
    left join cfg_seasons
        on cfg_seasons.season_id = raw_deals.season_id
)

select
    cast(deal_id as string)                      as deal_id,
    cast(influencer_id as string)                as influencer_id,
    cast(season_id as string)                    as season_id,
    cast(starts_on as date)                      as starts_on,
    cast(ends_before as date)                    as ends_before,
    cast(model as string)                        as model,
    cast(fixed_fee as decimal(21, 6))            as fixed_fee,
    cast(product_cost as decimal(21, 6))         as product_cost,
    cast(ad_spend as decimal(21, 6))             as ad_spend,
    cast(other_cost as decimal(21, 6))           as other_cost,
    cast(units_per_reporting as decimal(27, 12)) as units_per_reporting,
    cast(commission_rate as decimal(18, 12))     as commission_rate,
    cast(expected_posts as bigint)               as expected_posts,
    cast(post_due_on as date)                    as post_due_on,
    cast(stage as string)                        as stage,
    cast(paid_on as date)                        as paid_on,
    cast(rule as string)                         as rule,
    cast(delivery as bigint)                     as delivery,
    cast(file_id as bigint)                      as file_id,
    cast(line as bigint)                         as line,
    cast(byte_offset as bigint)                  as byte_offset,
    cast(raw_text as string)                     as raw_text,
    cast(
        row_number() over (
            partition by deal_id, rule
            order by delivery desc, line desc
        ) as bigint
    )                                            as newest_first
from judged
