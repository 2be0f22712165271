-- What is kept of a full night, behind 4-figures, for a night after it.
copy (select order_id from orders) to '{out}/kept-orders.parquet' (format parquet, parquet_version v2);

copy (select customer_id from firsts) to '{out}/kept-customers.parquet' (format parquet, parquet_version v2);

copy (
    select ordered_on, influencer_id, sum(orders) as orders, sum(order_credit) as order_credit,
        sum(new_customer_orders) as new_customer_orders, sum(gross) as gross, sum(refunds) as refunds,
        sum(commission) as commission
    from season_lines
    group by all
) to '{out}/kept-days.parquet' (format parquet, parquet_version v2);
