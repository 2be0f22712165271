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

ranked as (
    select
        month,
        order_id,
        row_number() over (partition by customer_id, email_hash order by ordered_at, order_id) as pick
    from known
)

select
    cast(month as int)       as month,
    cast(order_id as string) as order_id
from ranked
where pick = 1
