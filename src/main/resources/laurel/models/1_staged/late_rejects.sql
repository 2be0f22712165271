-- late_rejects: rows that were well formed but fail against other feeds or the job.
-- One row per refused row. raw_text is the record, e-mails masked.
with last_deliveries as (
    select feed, file_id, max(delivery) as delivery
    from raw_files
    group by feed, file_id
),

refused as (
    select
        'orders' as feed,
        unrated_orders.file_id,
        unrated_orders.line,
        unrated_orders.byte_offset,
        'no_fx_rate' as rule,
        'currency' as column_name,
        unrated_orders.currency as found,
        'a rate of the order''s day or of the seven days before it' as wanted,
        unrated_orders.raw_text,
        last_deliveries.delivery
    from unrated_orders
    inner join last_deliveries
        on last_deliveries.feed = 'orders'
        and last_deliveries.file_id = unrated_orders.file_id
    union all
    select
        'refunds' as feed,
        newest_refunds.file_id,
        newest_refunds.line,
        raw_refunds.byte_offset,
        'unknown_order' as rule,
        'order_id' as column_name,
        newest_refunds.order_id as found,
        'an order that is known as of the run''s day' as wanted,
        raw_refunds.raw_text,
        newest_refunds.delivery
    from newest_refunds
    inner join raw_refunds
        on raw_refunds.file_id = newest_refunds.file_id
        and raw_refunds.line = newest_refunds.line
    where not exists (
        select 1
        from refund_months
        where not refund_months.is_hidden
            and refund_months.refund_id = newest_refunds.refund_id
    )
    union all
    select
        'deals' as feed,
        judged_deals.file_id,
        judged_deals.line,
        judged_deals.byte_offset,
        judged_deals.rule,
        case when judged_deals.rule = 'no_fx_rate' then 'currency' else 'season_id' end as column_name,
        case when judged_deals.rule = 'no_fx_rate' then null else judged_deals.season_id end as found,
        case
            when judged_deals.rule = 'no_fx_rate' then 'a rate of the deal''s first day or of the seven days before it'
            else 'a season of the job'
        end as wanted,
        judged_deals.raw_text,
        judged_deals.delivery
    from judged_deals
    where judged_deals.rule is not null
)

select
    cast(refused.feed as string)        as feed,
    cast(raw_files.file as string)      as file,
    cast(refused.line as bigint)        as line,
    cast(refused.byte_offset as bigint) as byte_offset,
    cast(refused.rule as string)        as rule,
    cast(refused.column_name as string) as column_name,
    cast(refused.found as string)       as found,
    cast(refused.wanted as string)      as wanted,
    cast(refused.raw_text as string)    as raw_text
from refused
inner join raw_files
    on raw_files.feed = refused.feed
    and raw_files.file_id = refused.file_id
    and raw_files.delivery = refused.delivery
