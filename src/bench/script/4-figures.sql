-- what counts for seasons; {kept} adds the days of the nights before
create view season_lines as
select ordered_on, influencer_id, 1 as orders, weight / total as order_credit,
    case when is_new then 1 else 0 end as new_customer_orders, revenue as gross, 0 as refunds, commission
from sales
where influencer_id is not null
union all
select ordered_on, influencer_id, 0, 0, 0, 0, -revenue, commission
from refund_lines
where influencer_id is not null
{kept};
