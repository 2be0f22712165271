-- hidden_refunds: refunds that as-of hides: it is known that the refunds of their orders come as rows.
-- One row per refund_id, order_id.
select distinct
    cast(raw_refunds.refund_id as string) as refund_id,
    cast(raw_refunds.order_id as string)  as order_id
from raw_refunds
cross join cfg_run
where raw_refunds.refunded_at >= cfg_run.as_of_ends_at
