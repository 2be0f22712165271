-- A feed whose newest record is older than the job allows is late or lost: nothing is published without it.
select
    feed,
    evidence
from feed_freshness
where state = 'error'
