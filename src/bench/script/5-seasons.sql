-- season figures and tiers
create table seasons as
select 'black-friday-' || year as season_id, make_date(year, 11, 1) as starts_on, make_date(year + 1, 1, 1) as ends_before
from (select unnest([2023, 2024, 2025]) as year)
union all
select 'spring-' || year, make_date(year, 3, 1), make_date(year, 4, 1) from (select unnest([2024, 2025]) as year);

create table figures as
with sold as (
    select season_id, influencer_id, sum(orders) as orders, sum(order_credit) as order_credit,
        sum(new_customer_orders) as new_customer_orders, sum(gross) as gross, sum(refunds) as refunds,
        sum(commission) as commission
    from season_lines
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
