-- new_customers: the first counted order of every customer in the whole history up to as-of, by ordered_at, order_id.
-- One row per customer: customer_id, else e-mail; the two are not joined with each other.
-- Built and cut by month, with the orders of the months before: a customer who is in them is not new.
with by_id as (
    select
        customer_id,
        min(instant_order(ordered_at, order_id, month)) as earliest
    from orders
    where exclusion is null
        and customer_id is not null
    group by customer_id
),

by_email as (
    select
        email_hash,
        min(instant_order(ordered_at, order_id, month)) as earliest
    from orders
    where exclusion is null
        and customer_id is null
        and email_hash is not null
    group by email_hash
),

firsts as (
    select earliest
    from by_id
    where not exists (
        select 1
        from orders_before
        where orders_before.exclusion is null
            and orders_before.month < by_id.earliest.month
            and orders_before.customer_id = by_id.customer_id
    )
    union all
    select earliest
    from by_email
    where not exists (
        select 1
        from orders_before
        where orders_before.exclusion is null
            and orders_before.month < by_email.earliest.month
            and orders_before.customer_id is null
            and orders_before.email_hash = by_email.email_hash
    )
)

select
    cast(earliest.month as int)       as month,
    cast(earliest.order_id as string) as order_id
from firsts
