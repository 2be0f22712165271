-- clicks: clicks up to as-of; the same instant, link and customer twice is one click, at the place of the last.
-- One row per click. delivered is its place in the order of delivery.
with visible as (
    select
        raw_clicks.clicked_at,
        raw_clicks.clicked_on,
        raw_clicks.code,
        raw_clicks.customer_id,
        raw_clicks.email_hash,
        raw_files.delivery * 1099511627776 + raw_clicks.line as delivered
    from raw_clicks
    inner join raw_files
        on raw_files.feed = 'clicks'
        and raw_files.file_id = raw_clicks.file_id
    cross join cfg_run
    where raw_clicks.clicked_at < cfg_run.as_of_ends_at
)

select
    cast(clicked_at as bigint)      as clicked_at,
    cast(min(clicked_on) as date)   as clicked_on,
    cast(code as string)            as code,
    cast(customer_id as string)     as customer_id,
    cast(email_hash as string)      as email_hash,
    cast(max(delivered) as bigint)  as delivered
from visible
group by clicked_at, code, customer_id, email_hash
