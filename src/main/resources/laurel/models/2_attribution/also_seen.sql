-- also_seen: whom the kinds of evidence that did not decide name, as kind:influencer, joined by |.
-- One row per order_id that has any; in the order of the kinds, then by id.
-- Built by month.
with named as (
    select
        month,
        order_id,
        kind,
        rank,
        joined(array_agg(kind || ':' || influencer_id), '|') as texts
    from order_evidence
    where not is_deciding
    group by month, order_id, kind, rank
),

by_rank as (
    select
        month,
        order_id,
        max(case when rank = 1 then texts end) as first_texts,
        max(case when rank = 2 then texts end) as second_texts,
        max(case when rank = 3 then texts end) as third_texts
    from named
    group by month, order_id
)

select
    cast(month as int)       as month,
    cast(order_id as string) as order_id,
    cast(
        coalesce(first_texts, '')
        || case when first_texts is not null and second_texts is not null then '|' else '' end
        || coalesce(second_texts, '')
        || case when coalesce(first_texts, second_texts) is not null and third_texts is not null then '|' else '' end
        || coalesce(third_texts, '')
        as string
    )                        as also_seen
from by_rank
