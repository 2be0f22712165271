-- Credited, uncredited and excluded money is the money of all orders and refunds.
with feeds_say as (
    select
        (select coalesce(sum(revenue), 0) from orders) as sale,
        (
            select coalesce(sum(refunded), 0)
            from (
                select max(refunded) as refunded
                from order_refunds
                group by order_id
            ) as last_refunds
        ) as refund
),

parts as (
    select cast(sum(sale) as bigint) as sale, cast(sum(refund) as bigint) as refund, cast(sum(commission) as bigint) as commission
    from reconciliation
    where scope = 'money' and name <> 'all'
)

select parts.*, whole.sale as whole_sale, whole.refund as whole_refund, feeds_say.sale as fed_sale
from parts
cross join feeds_say
inner join reconciliation as whole
    on whole.scope = 'money' and whole.name = 'all'
where parts.sale <> whole.sale
    or parts.refund <> whole.refund
    or parts.commission <> whole.commission
    or feeds_say.sale <> whole.sale
    or feeds_say.refund <> whole.refund
