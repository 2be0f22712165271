-- new_customers: the first counted order of every customer in the whole history up to as-of, by ordered_at, order_id.
-- One row per customer: customer_id, else e-mail; the two are not joined with each other.
with known as (
    select
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
        order_id,
        row_number() over (partition by customer_id, email_hash order by ordered_at, order_id) as pick
    from known
)

select cast(order_id as string) as order_id
from ranked
where pick = 1
