-- code_owners: who owns a code or link, without overlaps: for every instant the interval with the latest valid_from,
-- on a tie the later delivered. One row per kind, code, from_at. Closed-open; open ends are the largest numbers.
-- influencers counts those whose intervals hold the span: two or more claim it at once.
with intervals as (
    select
        codes.*,
        coalesce(valid_from, -9223372036854775807) as from_at,
        coalesce(valid_to, 9223372036854775807)    as to_at
    from codes
),

edges as (
    select
        kind,
        code,
        from_at as edge_at
    from intervals
    union
    select
        kind,
        code,
        to_at as edge_at
    from intervals
),

spans as (
    select
        kind,
        code,
        edge_at as from_at,
        lead(edge_at) over (partition by kind, code order by edge_at) as to_at
    from edges
),

claims as (
    select
        spans.kind,
        spans.code,
        spans.from_at,
        spans.to_at,
        intervals.influencer_id,
        intervals.valid_from,
        intervals.valid_from_on,
        intervals.valid_to,
        intervals.commission_rate,
        intervals.commission_per_order,
        row_number() over (
            partition by spans.kind, spans.code, spans.from_at
            order by intervals.from_at desc, intervals.delivered desc
        ) as latest_first
    from spans
    inner join intervals
        on intervals.kind = spans.kind
        and intervals.code = spans.code
        and intervals.from_at <= spans.from_at
        and intervals.to_at >= spans.to_at
),

claimants as (
    select
        kind,
        code,
        from_at,
        count(distinct influencer_id) as influencers
    from claims
    group by kind, code, from_at
)

select
    cast(claims.kind as string)                         as kind,
    cast(claims.code as string)                         as code,
    cast(claims.from_at as bigint)                      as from_at,
    cast(claims.to_at as bigint)                        as to_at,
    cast(claims.influencer_id as string)                as influencer_id,
    cast(claims.valid_from as bigint)                   as valid_from,
    cast(claims.valid_from_on as date)                  as valid_from_on,
    cast(claims.valid_to as bigint)                     as valid_to,
    cast(claims.commission_rate as decimal(18, 12))     as commission_rate,
    cast(claims.commission_per_order as decimal(21, 6)) as commission_per_order,
    cast(claimants.influencers as bigint)               as influencers
from claims
inner join claimants
    on claimants.kind = claims.kind
    and claimants.code = claims.code
    and claimants.from_at = claims.from_at
where claims.latest_first = 1
