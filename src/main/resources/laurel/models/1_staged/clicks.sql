-- clicks: clicks up to as-of; the same instant, link and customer twice is one click, at the place of the last.
-- One row per click. delivered orders the clicks of a month by delivery.
-- Built by month.
with visible as (
    select
        raw_clicks.month,
        raw_clicks.clicked_at,
        raw_clicks.clicked_on,
        raw_clicks.code,
        raw_clicks.customer_id,
        raw_clicks.email_hash,
        raw_deliveries.delivery * 1099511627776 + raw_clicks.line as delivered
    from raw_clicks
    inner join raw_deliveries
        on raw_deliveries.feed = 'clicks'
        and raw_deliveries.month = raw_clicks.month
        and raw_deliveries.file_id = raw_clicks.file_id
    inner join raw_months
        on raw_months.month = raw_clicks.month
    where raw_clicks.clicked_at < raw_months.as_of_ends_at
)

select
    cast(month as int)              as month,
    cast(clicked_at as bigint)      as clicked_at,
    cast(min(clicked_on) as date)   as clicked_on,
    cast(code as string)            as code,
    cast(customer_id as string)     as customer_id,
    cast(email_hash as string)      as email_hash,
    cast(max(delivered) as bigint)  as delivered
from visible
group by month, clicked_at, code, customer_id, email_hash
