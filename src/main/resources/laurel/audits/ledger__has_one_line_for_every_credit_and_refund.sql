-- As many lines as credits, orders that nobody is credited with, and refund lines make; and no credit twice.
-- Built by month.
with credited as (
    select order_id, influencer_id, count(*) as copies
    from credits
    group by order_id, influencer_id
),

expected as (
    select
        (select count(*) from orders)
        + (select count(*) from credited)
        - (select count(distinct order_id) from credited)
        + (select count(*) from refund_lines) as lines
),

found as (
    select count(*) as lines
    from ledger
)

select 'lines' as what, found.lines as found, expected.lines as expected
from found
cross join expected
where found.lines <> expected.lines
union all
select 'credits of ' || order_id as what, copies as found, 1 as expected
from credited
where copies > 1
