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
