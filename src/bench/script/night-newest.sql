-- One more night on what was kept, in the place of 2-newest: its orders alone are looked at, and must be new. An
-- order that comes again, and a refund of an earlier order, are left out.
create table orders as
select * from orders_read
qualify row_number() over (partition by order_id order by updated_at desc nulls last, rowid desc) = 1;

select case when count(*) > 0 then error('orders that came before: run the full night') end
from read_parquet('{out}/kept-orders.parquet')
where order_id in (select order_id from orders);

create table firsts as
select customer_id, arg_min(order_id, {'at': ordered_at, 'id': order_id}) as order_id
from orders
where customer_id is not null and not is_test and status in ('paid', 'partially_refunded', 'refunded')
    and customer_id not in (
        select kept.customer_id
        from read_parquet('{out}/kept-customers.parquet') as kept
        semi join orders on orders.customer_id = kept.customer_id)
group by customer_id;
