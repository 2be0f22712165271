-- coupon_orders: orders of which a delivered row says that the customer came from a coupon site.
-- One row per month of such a row, order_id. A site's subdomains are the site.
-- Built by month.
with hosts as (
    select distinct referrer_host
    from raw_orders
    where referrer_host is not null
),

coupon_hosts as (
    select distinct hosts.referrer_host
    from hosts
    inner join cfg_coupon_sites
        on hosts.referrer_host = cfg_coupon_sites.host
        or right(hosts.referrer_host, length(cfg_coupon_sites.host) + 1) = '.' || cfg_coupon_sites.host
)

select distinct
    cast(raw_orders.month as int)       as month,
    cast(raw_orders.order_id as string) as order_id
from raw_orders
inner join coupon_hosts
    on coupon_hosts.referrer_host = raw_orders.referrer_host
