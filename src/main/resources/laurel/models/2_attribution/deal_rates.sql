-- deal_rates: the commission rate that a deal sets on a day, without overlaps: of the deals that cover the day and
-- state a rate, that of the latest starts_on, then of the smaller deal_id. One row per influencer_id, from_on;
-- closed-open.
with rated as (
    select
        influencer_id,
        deal_id,
        starts_on,
        ends_before,
        commission_rate
    from deals
    where commission_rate is not null
),

edges as (
    select influencer_id, starts_on as edge_on
    from rated
    union
    select influencer_id, ends_before as edge_on
    from rated
),

spans as (
    select
        influencer_id,
        edge_on as from_on,
        lead(edge_on) over (partition by influencer_id order by edge_on) as before_on
    from edges
),

claims as (
    select
        spans.influencer_id,
        spans.from_on,
        spans.before_on,
        rated.deal_id,
        rated.commission_rate,
        row_number() over (
            partition by spans.influencer_id, spans.from_on
            order by rated.starts_on desc, rated.deal_id
        ) as latest_first
    from spans
    inner join rated
        on rated.influencer_id = spans.influencer_id
        and rated.starts_on <= spans.from_on
        and rated.ends_before >= spans.before_on
)

select
    cast(influencer_id as string)            as influencer_id,
    cast(from_on as date)                    as from_on,
    cast(before_on as date)                  as before_on,
    cast(deal_id as string)                  as deal_id,
    cast(commission_rate as decimal(18, 12)) as commission_rate
from claims
where latest_first = 1
