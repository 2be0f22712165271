-- What two ledgers must agree on.
copy (
    select entry, reason, count(*) as lines, sum(revenue) as revenue, sum(commission) as commission,
        count(*) filter (is_new_customer) as new_customers
    from read_parquet('{ledger}')
    group by all
    order by entry, reason
) to '{out}/sums.csv' (header);
