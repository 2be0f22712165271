-- new_customers: the first counted order of every customer in the whole history up to as-of, by ordered_at, order_id.
-- One row per customer: customer_id, else e-mail; the two are not joined with each other.
-- Built and cut by month, with the orders of the months before: a customer who is in them is not new.
with known as (
    select
        month,
        order_id,
        ordered_at,
        customer_id,
        case when customer_id is null then email_hash end as email_hash
    from orders
    where exclusion is null
        and coalesce(customer_id, email_hash) is not null
),

firsts as (
    select
        customer_id,
        email_hash,
        min(instant_order(ordered_at, order_id, month)) as earliest
    from known
    group by customer_id, email_hash
),

known_before as (
    select
        month,
        customer_id,
        case when customer_id is null then email_hash end as email_hash
    from orders_before
    where exclusion is null
)

select
    cast(earliest.month as int)       as month,
    cast(earliest.order_id as string) as order_id
from firsts
where not exists (
    select 1
    from known_before
    where known_before.month < firsts.earliest.month
        and known_before.customer_id is not distinct from firsts.customer_id
        and known_before.email_hash is not distinct from firsts.email_hash
)
