-- coupon_uses: orders with an influencer's code whose customer came from a coupon site.
-- One row per code, ordered_on.
select
    cast(ledger.code as string)     as code,
    cast(ledger.ordered_on as date) as ordered_on,
    cast(count(*) as bigint)        as uses
from ledger
inner join (select distinct order_id from coupon_orders) as from_coupon_sites
    on from_coupon_sites.order_id = ledger.order_id
where ledger.entry = 'sale'
    and ledger.reason = 'code'
group by ledger.code, ledger.ordered_on
