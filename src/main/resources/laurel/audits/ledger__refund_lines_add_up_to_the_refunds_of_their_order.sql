-- What the ledger gives back of an order is its last cumulative refund.
-- Built by month.
with given_back as (
    select order_id, max(refunded) as refunded
    from order_refunds
    group by order_id
),

booked as (
    select order_id, cast(-sum(revenue) as bigint) as refunded
    from ledger
    where entry = 'refund'
    group by order_id
)

select
    coalesce(given_back.order_id, booked.order_id) as order_id,
    given_back.refunded as given_back,
    booked.refunded as booked
from given_back
full outer join booked
    on booked.order_id = given_back.order_id
where given_back.refunded is distinct from booked.refunded
