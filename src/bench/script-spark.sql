-- script.sql in Spark SQL: the same steps, tables and sums, and the same things left out.

-- parse
create temporary view orders_fed (
    order_id string, ordered_at timestamp_ntz, updated_at timestamp_ntz, status string, is_test boolean, currency string,
    goods_amount decimal(18, 2), tax_included_amount decimal(18, 2), gift_card_amount decimal(18, 2),
    discount_amount decimal(18, 2), refunded_amount decimal(18, 2), discount_codes string, customer_id string,
    is_new_customer boolean, landing_url string, referrer_url string, channel string
) using csv options (path '{feeds}/orders', header 'true');

create table orders_read using parquet as
select
    order_id, ordered_at, updated_at, status, coalesce(is_test, false) as is_test,
    cast((goods_amount - coalesce(tax_included_amount, 0) - coalesce(gift_card_amount, 0)) * 100 as bigint) as base,
    discount_codes, customer_id, is_new_customer, landing_url,
    input_file_name() as file, input_file_block_start() as block, monotonically_increasing_id() as row
from orders_fed;

create temporary view refunds_fed (
    refund_id string, order_id string, refunded_at timestamp_ntz, goods_amount decimal(18, 2)
) using csv options (path '{feeds}/refunds', header 'true');

create table refunds using parquet as
select refund_id, order_id, refunded_at, cast(goods_amount * 100 as bigint) as amount
from refunds_fed
qualify row_number() over (partition by refund_id order by refunded_at desc) = 1;

create temporary view codes_fed (
    code string, kind string, influencer_id string, valid_from timestamp_ntz, valid_to timestamp_ntz,
    commission_rate decimal(9, 4), commission_per_order decimal(18, 2)
) using csv options (path '{feeds}/codes', header 'true');

create table codes using parquet as
select upper(trim(code)) as token, coalesce(kind, 'code') as kind, influencer_id, valid_from, valid_to,
    coalesce(commission_rate, 0) as rate
from codes_fed;

create temporary view deals_fed (
    deal_id string, influencer_id string, season_id string, starts_on date, ends_before date, model string,
    fixed_fee decimal(18, 2), product_cost decimal(18, 2), ad_spend decimal(18, 2), other_cost decimal(18, 2),
    currency string, commission_rate decimal(9, 4), expected_posts int, post_due_on date, stage string, paid_on date
) using csv options (path '{feeds}/deals', header 'true');

create table deals using parquet as
select deal_id, influencer_id, starts_on, ends_before, commission_rate,
    cast((coalesce(fixed_fee, 0) + coalesce(product_cost, 0) + coalesce(ad_spend, 0)) * 100 as bigint) as cost
from deals_fed;

create temporary view posts_fed (
    post_id string, influencer_id string, platform string, posted_at timestamp_ntz, measured_at timestamp_ntz,
    views bigint, reach bigint, likes bigint, comments bigint, shares bigint, saves bigint, followers bigint,
    url string, text string
) using csv options (path '{feeds}/posts', header 'true');

create table posts using parquet as
select post_id, max_by(influencer_id, measured_at) as influencer_id,
    cast(max_by(posted_at, measured_at) as date) as posted_on,
    max_by(views, measured_at) as views, max_by(likes, measured_at) as likes
from posts_fed
where measured_at < timestamp_ntz '{end} 00:00:00'
group by post_id;

-- newest version
create table twice using parquet as
select order_id from orders_read group by order_id having count(*) > 1;

create table orders using parquet as
select order_id, ordered_at, status, is_test, base, discount_codes, customer_id, is_new_customer, landing_url
from orders_read left anti join twice using (order_id)
union all
select order_id, ordered_at, status, is_test, base, discount_codes, customer_id, is_new_customer, landing_url
from (
    select *, row_number() over (
        partition by order_id order by updated_at desc nulls last, file desc, block desc, row desc) as place
    from orders_read left semi join twice using (order_id))
where place = 1;

-- first order of a customer
create table firsts using parquet as
select customer_id, min_by(order_id, struct(ordered_at, order_id)) as order_id
from orders
where customer_id is not null and not is_test and status in ('paid', 'partially_refunded', 'refunded')
group by customer_id;

-- evidence: codes
create table order_codes using parquet as
select order_id, any_value(ordered_at) as ordered_at, min(place) as place, token,
    case when count(discount) = count(*) then sum(discount) end as discount
from (
    select order_id, ordered_at, place, upper(trim(split_part(part, '=', 1))) as token,
        cast(nullif(split_part(part, '=', 2), '') as decimal(18, 2)) as discount
    from orders lateral view posexplode(split(discount_codes, '[|]')) as place, part
    where discount_codes is not null and not is_test
        and status in ('paid', 'partially_refunded', 'refunded'))
group by order_id, token;

create table owned using parquet as
select order_codes.order_id, place, order_codes.token, discount, codes.influencer_id, codes.rate
from order_codes
inner join codes on codes.token = order_codes.token and codes.kind = 'code'
    and (valid_from is null or valid_from <= ordered_at) and (valid_to is null or ordered_at < valid_to)
qualify row_number() over (
    partition by order_codes.order_id, order_codes.token order by valid_from desc nulls last) = 1;

create table code_credits using parquet as
select order_id, influencer_id, min_by(token, place) as token, min_by(rate, place) as rate,
    case when bool_and(is_by_discount) then cast(sum(discount) * 100 as bigint) else 1 end as weight
from (
    select *, count(discount) over of_order = count(*) over of_order
        and sum(discount) over of_order > 0 as is_by_discount
    from owned
    where influencer_id is not null
    window of_order as (partition by order_id))
group by order_id, influencer_id
having weight > 0;

-- evidence: links, where no code names anybody
create table credits using parquet as
select order_id, influencer_id, token, rate, weight, 'code' as reason,
    sum(weight) over of_order as total, count(*) over of_order as heads
from code_credits
window of_order as (partition by order_id)
union all
select order_id, influencer_id, token, rate, 1, 'link', 1, 1
from (
    select order_id, influencer_id, token, rate,
        row_number() over (partition by order_id order by valid_from desc nulls last) as place
    from (
        select order_id, ordered_at, upper(regexp_extract(landing_url, '[?&]ref=([^&#]*)', 1)) as ref
        from orders
        where landing_url like '%ref=%' and not is_test and status in ('paid', 'partially_refunded', 'refunded'))
    inner join codes on codes.token = ref and codes.kind = 'link'
        and (valid_from is null or valid_from <= ordered_at) and (valid_to is null or ordered_at < valid_to)
    left anti join code_credits using (order_id)
    where influencer_id is not null)
where place = 1;

create table reasons using parquet as
select order_id,
    case when bool_or(is_owned) then 'house_code' when bool_or(is_known) then 'code_not_owned_then'
        else 'unknown_code' end as reason,
    case when bool_or(is_owned) then min_by(token, place) filter (where is_owned)
        when bool_or(is_known) then min_by(token, place) filter (where is_known)
        else min_by(token, place) end as token
from (
    select order_codes.order_id, order_codes.place, order_codes.token, owned.order_id is not null as is_owned,
        known.token is not null as is_known
    from order_codes
    left join owned on owned.order_id = order_codes.order_id and owned.token = order_codes.token
    left join (select distinct token from codes where kind = 'code') as known on known.token = order_codes.token)
group by order_id;

-- split to the cent, commission
create table sales using parquet as
with lines as (
    select orders.order_id, cast(ordered_at as date) as ordered_on, base, influencer_id,
        coalesce(credits.token, case when status in ('paid', 'partially_refunded', 'refunded') and not is_test
            then reasons.token end) as token,
        case when is_test then 'excluded_test'
            when status not in ('paid', 'partially_refunded', 'refunded') then 'excluded_' || status
            else coalesce(credits.reason, reasons.reason, 'no_evidence') end as reason,
        coalesce(rate, 0) as code_rate, coalesce(weight, 1) as weight, coalesce(total, 1) as total,
        coalesce(heads, 1) as heads,
        case when is_new_customer is not null then is_new_customer
            when orders.customer_id is not null then coalesce(firsts.order_id = orders.order_id, false) end as is_new
    from orders
    left join credits on credits.order_id = orders.order_id
    left join reasons on reasons.order_id = orders.order_id
    left join firsts on firsts.customer_id = orders.customer_id
),
cut as (
    select *, base * weight div total as floor_part, base * weight % total as remainder from lines
),
shared as (
    select order_id, influencer_id,
        floor_part + case when row_number() over (partition by order_id order by remainder desc, influencer_id)
            <= base - sum(floor_part) over (partition by order_id) then 1 else 0 end as revenue
    from cut
    where heads > 1
),
rates as (
    select lines.order_id, lines.influencer_id, max_by(deals.commission_rate, starts_on) as rate
    from lines
    inner join deals on deals.influencer_id = lines.influencer_id and commission_rate is not null
        and ordered_on >= starts_on and ordered_on < ends_before
    group by all
)
select cut.order_id, ordered_on, base, cut.influencer_id, token, reason, weight, total, heads, is_new,
    coalesce(shared.revenue, base) as revenue, coalesce(rates.rate, code_rate) as rate,
    cast(round(coalesce(shared.revenue, base) * coalesce(rates.rate, code_rate)) as bigint) as commission
from cut
left join shared on heads > 1 and shared.order_id = cut.order_id and shared.influencer_id = cut.influencer_id
left join rates on rates.order_id = cut.order_id and rates.influencer_id = cut.influencer_id;

-- refunds, cumulative, on every line of their order
create table refund_lines using parquet as
with booked as (
    select refunds.order_id, refund_id, refunded_at,
        sum(amount) over (partition by refunds.order_id order by refunded_at, refund_id) as so_far
    from refunds
    where refunded_at < timestamp_ntz '{end} 00:00:00'
),
lines as (
    select sales.*, refund_id, refunded_at, cast(least(so_far, base) as bigint) as refunded
    from booked
    inner join sales on sales.order_id = booked.order_id
),
cut as (
    select *, refunded * weight div total as floor_part, refunded * weight % total as remainder
    from lines
),
parts as (
    select *,
        case when heads = 1 then refunded
            else floor_part + case when row_number() over (
                    partition by order_id, refund_id order by remainder desc, influencer_id)
                <= refunded - sum(floor_part) over (partition by order_id, refund_id) then 1 else 0 end
        end as back
    from cut
),
taken as (
    select *, case when back >= revenue then commission else cast(round(back * rate) as bigint) end as taken
    from parts
)
select order_id, ordered_on, cast(refunded_at as date) as booked_on, refund_id, influencer_id, token, reason,
    weight, total, is_new,
    coalesce(lag(back) over of_line, 0) - back as revenue,
    coalesce(lag(taken) over of_line, 0) - taken as commission
from taken
window of_line as (partition by order_id, influencer_id order by refunded_at, refund_id);

-- sorted ledger
insert overwrite directory '{out}/spark-ledger' using parquet options (compression 'zstd')
select order_id, ordered_on, booked_on, entry, refund_id, influencer_id, token as code, reason,
    cast(round(weight / total, 6) as decimal(18, 6)) as share,
    cast(cast(revenue as decimal(18, 0)) / 100 as decimal(18, 2)) as revenue,
    cast(cast(commission as decimal(18, 0)) / 100 as decimal(18, 2)) as commission,
    is_new as is_new_customer
from (
    select order_id, ordered_on, ordered_on as booked_on, 'sale' as entry, null as refund_id, influencer_id,
        token, reason, weight, total, revenue, commission, is_new
    from sales
    union all
    select order_id, ordered_on, booked_on, 'refund', refund_id, influencer_id, token, reason, weight, total,
        revenue, commission, is_new
    from refund_lines)
order by ordered_on, order_id, entry desc, refund_id, influencer_id;

-- season figures and tiers
create temporary view seasons as
select 'black-friday-' || year as season_id, make_date(year, 11, 1) as starts_on, make_date(year + 1, 1, 1) as ends_before
from (values (2023), (2024), (2025)) as years (year)
union all
select 'spring-' || year, make_date(year, 3, 1), make_date(year, 4, 1) from (values (2024), (2025)) as years (year);

create table figures using parquet as
with lines as (
    select order_id, ordered_on, influencer_id, weight, total, revenue, 0 as refund, commission, is_new from sales
    where influencer_id is not null
    union all
    select order_id, ordered_on, influencer_id, 0, 1, 0, -revenue, commission, false from refund_lines
    where influencer_id is not null
),
sold as (
    select season_id, influencer_id, count(*) filter (where weight > 0) as orders, sum(weight / total) as order_credit,
        count(*) filter (where is_new) as new_customer_orders, sum(revenue) as gross, sum(refund) as refunds,
        sum(commission) as commission
    from lines
    inner join seasons on ordered_on >= starts_on and ordered_on < ends_before
    group by season_id, influencer_id
),
spent as (
    select season_id, influencer_id, sum(cost) as cost
    from deals inner join seasons on deals.starts_on >= seasons.starts_on and deals.starts_on < seasons.ends_before
    group by season_id, influencer_id
),
posted as (
    select season_id, influencer_id, count(*) as posts, sum(views) as views, sum(likes) as likes
    from posts inner join seasons on posted_on >= starts_on and posted_on < ends_before
    group by season_id, influencer_id
)
select season_id, influencer_id, coalesce(orders, 0) as orders, order_credit, new_customer_orders,
    coalesce(gross, 0) as gross, coalesce(refunds, 0) as refunds, coalesce(gross, 0) - coalesce(refunds, 0) as net,
    commission, cost, posts, views, likes
from sold
full join spent using (season_id, influencer_id)
full join posted using (season_id, influencer_id);

insert overwrite directory '{out}/spark-tiers' using parquet options (compression 'zstd')
select *,
    case when net <= 0 then 'general' when reached < 0.6 * positive then 'high'
        when reached < 0.9 * positive then 'medium' else 'general' end as tier
from (
    select *, sum(greatest(net, 0)) over (partition by season_id) as positive,
        sum(greatest(net, 0)) over (
            partition by season_id order by net desc, influencer_id
            rows unbounded preceding) - greatest(net, 0) as reached
    from figures)
order by season_id, net desc, influencer_id;
