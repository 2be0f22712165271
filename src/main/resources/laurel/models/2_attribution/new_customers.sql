-- new_customers: the first counted order of every customer in the whole history up to as-of, by ordered_at, order_id.
-- One row per customer: customer_id, else e-mail; the two are not joined with each other.
-- Cut by month: whoever touches a customer's order looks at all of them, and other months stay as they are.
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
    select min(instant_order(ordered_at, order_id, month)) as earliest
    from known
    group by customer_id, email_hash
)

select
    cast(earliest.month as int)       as month,
    cast(earliest.order_id as string) as order_id
from firsts
