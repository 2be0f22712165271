-- Who gave back all revenue of a line has no commission left on it; nobody has a negative one.
select order_id, influencer_id, cast(sum(revenue) as bigint) as revenue, cast(sum(commission) as bigint) as commission
from ledger
group by order_id, influencer_id
having (sum(revenue) = 0 and count(*) > 1 and sum(commission) <> 0)
    or (sum(revenue) >= 0 and sum(commission) < 0)
