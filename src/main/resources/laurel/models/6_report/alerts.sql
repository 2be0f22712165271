-- alerts: what a person should look at, with the evidence in a sentence.
-- One row per kind, subject. since is the first day that shows it, null where that is not known. A kind comes from one of
-- the models united here.
with found as (
    select kind, 'warning' as severity, subject, evidence, since from data_alerts
    union all
    select kind, severity, subject, evidence, since from leak_alerts
    union all
    select kind, severity, subject, evidence, since from revenue_alerts
    union all
    select kind, severity, subject, evidence, since from engagement_alerts
    union all
    select kind, severity, subject, evidence, since from programme_alerts
)

select
    cast(kind as string)     as kind,
    cast(severity as string) as severity,
    cast(subject as string)  as subject,
    cast(evidence as string) as evidence,
    cast(since as date)      as since
from found
