-- Who gave back all revenue of a line has no commission left on it; nobody has a negative one.
-- Built by month.
select
    ledger.order_id,
    ledger.influencer_id,
    cast(sum(ledger.revenue) as bigint)    as revenue,
    cast(sum(ledger.commission) as bigint) as commission
from ledger
where exists (
    select 1
    from order_refunds
    where order_refunds.order_id = ledger.order_id
)
group by ledger.order_id, ledger.influencer_id
having (sum(ledger.revenue) = 0 and sum(ledger.commission) <> 0)
    or (sum(ledger.revenue) >= 0 and sum(ledger.commission) < 0)
