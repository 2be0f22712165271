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
) to '{out}/{ledger}.parquet' (format parquet, compression zstd, parquet_version v2);
