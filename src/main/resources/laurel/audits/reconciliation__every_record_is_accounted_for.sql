-- Accepted, superseded and quarantined records of a feed are those that its files hold, as counted beside the reader.
select name as feed, records, accepted, superseded, quarantined
from reconciliation
where scope = 'feed'
    and (records <> accepted + superseded + quarantined or accepted < 0 or superseded < 0)
