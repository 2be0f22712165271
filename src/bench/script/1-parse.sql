-- The night's work as hand-written DuckDB, one file after the other: 1-parse, 2-newest, 3-lines, 4-figures,
-- 5-seasons, without any check of a value, accounting, currencies, clicks, deal days, activation, publishing or
-- fsync. Money is cents, times are local.

-- parse
create table orders_read as
select
    order_id, ordered_at, updated_at, status, coalesce(is_test, false) as is_test,
    cast((goods_amount - coalesce(tax_included_amount, 0) - coalesce(gift_card_amount, 0)) * 100 as bigint) as base,
    discount_codes, customer_id, is_new_customer, landing_url
from read_csv('{feeds}/orders/{orders}.csv', header = true, columns = {
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
