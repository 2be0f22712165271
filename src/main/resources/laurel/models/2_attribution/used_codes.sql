-- used_codes: the codes and links that the counted orders of a month, and the clicks before them, bear.
-- One row per month, kind, code.
-- Built by month, with the clicks of the months looked back.
with used as (
    select month, 'code' as kind, code
    from order_codes
    where exclusion is null
    union
    select month, 'link' as kind, code
    from order_links
    where exclusion is null
    union
    select raw_months.month, 'link' as kind, clicks.code
    from clicks
    inner join raw_months
        on raw_months.looked_back_at <= clicks.clicked_at
        and raw_months.ends_at > clicks.clicked_at
)

select
    cast(month as int)   as month,
    cast(kind as string) as kind,
    cast(code as string) as code
from used
