-- The night's work as one hand-written DuckDB script, without any check of a value, accounting,
-- currencies, clicks, deal days, activation, publishing or fsync. Money is cents, times are local.

-- parse
create table orders_read as
select
    order_id, ordered_at, updated_at, status, coalesce(is_test, false) as is_test,
    cast((goods_amount - coalesce(tax_included_amount, 0) - coalesce(gift_card_amount, 0)) * 100 as bigint) as base,
    discount_codes, customer_id, is_new_customer, landing_url
from read_csv('{feeds}/orders/*.csv', header = true, columns = {
    'order_id': 'varchar', 'ordered_at': 'timestamp', 'updated_at': 'timestamp', 'status': 'varchar',
    'is_test': 'boolean', 'currency': 'varchar', 'goods_amount': 'decimal(18,2)',
    'tax_included_amount': 'decimal(18,2)', 'gift_card_amount': 'decimal(18,2)',
    'discount_amount': 'decimal(18,2)', 'refunded_amount': 'decimal(18,2)', 'discount_codes': 'varchar',
    'customer_id': 'varchar', 'is_new_customer': 'boolean', 'landing_url': 'varchar',
    'referrer_url': 'varchar', 'channel': 'varchar'});

create table refunds as
select refund_id, order_id, refunded_at, cast(goods_amount * 100 as bigint) as amount
from read_csv('{feeds}/refunds/*.csv', header = true, columns = {
    'refund_id': 'varchar', 'order_id': 'varchar', 'refunded_at': 'timestamp', 'goods_amount': 'decimal(18,2)'})
qualify row_number() over (partition by refund_id order by refunded_at desc) = 1;

create table codes as
select upper(trim(code)) as token, coalesce(kind, 'code') as kind, influencer_id, valid_from, valid_to,
    coalesce(commission_rate, 0) as rate
from read_csv('{feeds}/codes/*.csv', header = true, columns = {
    'code': 'varchar', 'kind': 'varchar', 'influencer_id': 'varchar', 'valid_from': 'timestamp',
    'valid_to': 'timestamp', 'commission_rate': 'decimal(9,4)', 'commission_per_order': 'decimal(18,2)'});

create table deals as
select deal_id, influencer_id, starts_on, ends_before, commission_rate,
    cast((coalesce(fixed_fee, 0) + coalesce(product_cost, 0) + coalesce(ad_spend, 0)) * 100 as bigint) as cost
from read_csv('{feeds}/deals/*.csv', header = true, columns = {
    'deal_id': 'varchar', 'influencer_id': 'varchar', 'season_id': 'varchar', 'starts_on': 'date',
    'ends_before': 'date', 'model': 'varchar', 'fixed_fee': 'decimal(18,2)', 'product_cost': 'decimal(18,2)',
    'ad_spend': 'decimal(18,2)', 'other_cost': 'decimal(18,2)', 'currency': 'varchar',
    'commission_rate': 'decimal(9,4)', 'expected_posts': 'integer', 'post_due_on': 'date',
    'stage': 'varchar', 'paid_on': 'date'});

create table posts as
select post_id, arg_max(influencer_id, measured_at) as influencer_id,
    cast(arg_max(posted_at, measured_at) as date) as posted_on,
    arg_max(views, measured_at) as views, arg_max(likes, measured_at) as likes
from read_csv('{feeds}/posts/*.csv', header = true, columns = {
    'post_id': 'varchar', 'influencer_id': 'varchar', 'platform': 'varchar', 'posted_at': 'timestamp',
    'measured_at': 'timestamp', 'views': 'bigint', 'reach': 'bigint', 'likes': 'bigint', 'comments': 'bigint',
    'shares': 'bigint', 'saves': 'bigint', 'followers': 'bigint', 'url': 'varchar', 'text': 'varchar'})
where measured_at < timestamp '{end}'
group by post_id;

-- newest version
create table twice as select order_id from orders_read group by order_id having count(*) > 1;
create table orders as
select * from orders_read anti join twice using (order_id)
union all
select * from orders_read semi join twice using (order_id)
qualify row_number() over (partition by order_id order by updated_at desc nulls last, rowid desc) = 1;
drop table orders_read;

-- first order of a customer
create table firsts as
select customer_id, arg_min(order_id, {'at': ordered_at, 'id': order_id}) as order_id
from orders
where customer_id is not null and not is_test and status in ('paid', 'partially_refunded', 'refunded')
group by customer_id;

-- evidence: codes
create table order_codes as
select order_id, any_value(ordered_at) as ordered_at, min(place) as place, token,
    case when count(discount) = count(*) then sum(discount) end as discount
from (
    select order_id, ordered_at, place, upper(trim(split_part(part, '=', 1))) as token,
        cast(nullif(split_part(part, '=', 2), '') as decimal(18, 2)) as discount
    from (
        select order_id, ordered_at, unnest(string_split(discount_codes, '|')) as part,
            generate_subscripts(string_split(discount_codes, '|'), 1) as place
        from orders
        where discount_codes is not null and not is_test
            and status in ('paid', 'partially_refunded', 'refunded')))
group by order_id, token;

create table owned as
select order_codes.order_id, place, order_codes.token, discount, codes.influencer_id, codes.rate
from order_codes
inner join codes on codes.token = order_codes.token and codes.kind = 'code'
    and (valid_from is null or valid_from <= ordered_at) and (valid_to is null or ordered_at < valid_to)
qualify row_number() over (
    partition by order_codes.order_id, order_codes.token order by valid_from desc nulls last) = 1;

create table code_credits as
select order_id, influencer_id, arg_min(token, place) as token, arg_min(rate, place) as rate,
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
create table credits as
select order_id, influencer_id, token, rate, weight, 'code' as reason,
    sum(weight) over of_order as total, count(*) over of_order as heads
from code_credits
window of_order as (partition by order_id)
union all
select order_id, influencer_id, token, rate, 1, 'link', 1, 1
from (
    select order_id, ordered_at, upper(regexp_extract(landing_url, '[?&]ref=([^&#]*)', 1)) as ref
    from orders
    where landing_url like '%ref=%' and not is_test and status in ('paid', 'partially_refunded', 'refunded'))
inner join codes on codes.token = ref and codes.kind = 'link'
    and (valid_from is null or valid_from <= ordered_at) and (valid_to is null or ordered_at < valid_to)
where influencer_id is not null and order_id not in (select order_id from code_credits)
qualify row_number() over (partition by order_id order by valid_from desc nulls last) = 1;

create table reasons as
select order_id,
    case when bool_or(is_owned) then 'house_code' when bool_or(is_known) then 'code_not_owned_then'
        else 'unknown_code' end as reason,
    case when bool_or(is_owned) then arg_min(token, place) filter (is_owned)
        when bool_or(is_known) then arg_min(token, place) filter (is_known)
        else arg_min(token, place) end as token
from (
    select order_codes.order_id, order_codes.place, order_codes.token, owned.order_id is not null as is_owned,
        order_codes.token in (select token from codes where kind = 'code') as is_known
    from order_codes
    left join owned on owned.order_id = order_codes.order_id and owned.token = order_codes.token)
group by order_id;

-- split to the cent, commission
create table sales as
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
    select *, cast(base * weight // total as bigint) as floor_part, base * weight % total as remainder from lines
),
shared as (
    select order_id, influencer_id,
        floor_part + case when row_number() over (partition by order_id order by remainder desc, influencer_id)
            <= base - sum(floor_part) over (partition by order_id) then 1 else 0 end as revenue
    from cut
    where heads > 1
),
rates as (
    select lines.order_id, lines.influencer_id, arg_max(deals.commission_rate, {'on': starts_on}) as rate
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
create table refund_lines as
with booked as (
    select refunds.order_id, refund_id, refunded_at,
        sum(amount) over (partition by refunds.order_id order by refunded_at, refund_id) as so_far
    from refunds
    where refunded_at < timestamp '{end}'
),
lines as (
    select sales.*, refund_id, refunded_at, cast(least(so_far, base) as bigint) as refunded
    from booked
    inner join sales on sales.order_id = booked.order_id
),
cut as (
    select *, cast(refunded * weight // total as bigint) as floor_part, refunded * weight % total as remainder
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
copy (
    select order_id, ordered_on, booked_on, entry, refund_id, influencer_id, token as code, reason,
        cast(round(weight / total, 6) as decimal(18, 6)) as share,
        cast(revenue / 100 as decimal(18, 2)) as revenue, cast(commission / 100 as decimal(18, 2)) as commission,
        is_new as is_new_customer
    from (
        select order_id, ordered_on, ordered_on as booked_on, 'sale' as entry, null as refund_id, influencer_id,
            token, reason, weight, total, revenue, commission, is_new
        from sales
        union all
        select order_id, ordered_on, booked_on, 'refund', refund_id, influencer_id, token, reason, weight, total,
            revenue, commission, is_new
        from refund_lines)
    order by ordered_on, order_id, entry desc, refund_id, influencer_id
) to '{out}/ledger.parquet' (format parquet, compression zstd, parquet_version v2);

-- season figures and tiers
create table seasons as
select 'black-friday-' || year as season_id, make_date(year, 11, 1) as starts_on, make_date(year + 1, 1, 1) as ends_before
from (select unnest([2023, 2024, 2025]) as year)
union all
select 'spring-' || year, make_date(year, 3, 1), make_date(year, 4, 1) from (select unnest([2024, 2025]) as year);

create table figures as
with lines as (
    select order_id, ordered_on, influencer_id, weight, total, revenue, 0 as refund, commission, is_new from sales
    where influencer_id is not null
    union all
    select order_id, ordered_on, influencer_id, 0, 1, 0, -revenue, commission, false from refund_lines
    where influencer_id is not null
),
sold as (
    select season_id, influencer_id, count(*) filter (weight > 0) as orders, sum(weight / total) as order_credit,
        count(*) filter (is_new) as new_customer_orders, sum(revenue) as gross, sum(refund) as refunds,
        sum(commission) as commission
    from lines
    inner join seasons on ordered_on >= starts_on and ordered_on < ends_before
    group by all
),
spent as (
    select season_id, influencer_id, sum(cost) as cost
    from deals inner join seasons on deals.starts_on >= seasons.starts_on and deals.starts_on < seasons.ends_before
    group by all
),
posted as (
    select season_id, influencer_id, count(*) as posts, sum(views) as views, sum(likes) as likes
    from posts inner join seasons on posted_on >= starts_on and posted_on < ends_before
    group by all
)
select season_id, influencer_id, coalesce(orders, 0) as orders, order_credit, new_customer_orders,
    coalesce(gross, 0) as gross, coalesce(refunds, 0) as refunds, coalesce(gross, 0) - coalesce(refunds, 0) as net,
    commission, cost, posts, views, likes
from sold
full join spent using (season_id, influencer_id)
full join posted using (season_id, influencer_id);

copy (
    select *,
        case when net <= 0 then 'general' when reached < 0.6 * positive then 'high'
            when reached < 0.9 * positive then 'medium' else 'general' end as tier
    from (
        select *, sum(greatest(net, 0)) over (partition by season_id) as positive,
            sum(greatest(net, 0)) over (
                partition by season_id order by net desc, influencer_id
                rows unbounded preceding) - greatest(net, 0) as reached
        from figures)
    order by season_id, net desc, influencer_id
) to '{out}/tiers.parquet' (format parquet, compression zstd);
