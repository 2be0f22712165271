-- coupon_uses: orders with an influencer's code whose customer came from a coupon site.
-- One row per code, ordered_on. A site's subdomains are the site.
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
),

coupon_orders as (
    select distinct raw_orders.order_id
    from raw_orders
    inner join coupon_hosts
        on coupon_hosts.referrer_host = raw_orders.referrer_host
)

select
    cast(ledger.code as string)     as code,
    cast(ledger.ordered_on as date) as ordered_on,
    cast(count(*) as bigint)        as uses
from ledger
inner join coupon_orders
    on coupon_orders.order_id = ledger.order_id
where ledger.entry = 'sale'
    and ledger.reason = 'code'
group by ledger.code, ledger.ordered_on
