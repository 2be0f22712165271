package laurel.restate;

import java.util.List;
import java.util.stream.Collectors;
import laurel.DataException;
import laurel.engine.QueryReader;
import laurel.publish.Run;

/** Holds changes of figures against changes of the ledger, for every season and influencer. */
final class Reconciliation {
    private static final int SHOWN = 3;

    private Reconciliation() {}

    /**
     * @throws DataException if they are not the same to the minor unit; names the first
     */
    static void check(QueryReader reader, Run from, Run to) {
        List<String> odd =
                reader
                        .rows(
                                """
                                with told as (
                                    select
                                        season_id,
                                        influencer_id,
                                        sum(orders) as orders,
                                        sum(gross_revenue) as gross_revenue,
                                        sum(refunds) as refunds,
                                        sum(commission) as commission
                                    from figures_told
                                    group by season_id, influencer_id
                                ),
                                booked as (
                                    select
                                        season_id,
                                        influencer_id,
                                        coalesce(
                                            count(revenue_to) filter (where entry = 'sale')
                                            - count(revenue_from) filter (where entry = 'sale'), 0) as orders,
                                        coalesce(sum(revenue_difference) filter (where entry = 'sale'), 0) as gross_revenue,
                                        coalesce(-sum(revenue_difference) filter (where entry = 'refund'), 0) as refunds,
                                        coalesce(sum(commission_difference), 0) as commission
                                    from diff_ledger
                                    where season_id is not null
                                        and influencer_id is not null
                                    group by season_id, influencer_id
                                )
                                select
                                    coalesce(told.season_id, booked.season_id) as season_id,
                                    coalesce(told.influencer_id, booked.influencer_id) as influencer_id,
                                    coalesce(told.orders, 0) as orders,
                                    coalesce(booked.orders, 0) as orders_in_ledger,
                                    coalesce(told.gross_revenue, 0) as gross_revenue,
                                    coalesce(booked.gross_revenue, 0) as gross_revenue_in_ledger,
                                    coalesce(told.refunds, 0) as refunds,
                                    coalesce(booked.refunds, 0) as refunds_in_ledger,
                                    coalesce(told.commission, 0) as commission,
                                    coalesce(booked.commission, 0) as commission_in_ledger
                                from told
                                full join booked
                                    on booked.season_id = told.season_id
                                    and booked.influencer_id = told.influencer_id
                                where coalesce(told.orders, 0) <> coalesce(booked.orders, 0)
                                    or coalesce(told.gross_revenue, 0) <> coalesce(booked.gross_revenue, 0)
                                    or coalesce(told.refunds, 0) <> coalesce(booked.refunds, 0)
                                    or coalesce(told.commission, 0) <> coalesce(booked.commission, 0)
                                order by 1, 2
                                limit ?
                                """,
                                SHOWN)
                        .stream()
                        .map(row -> "\n  " + row.toString().replaceAll("[{}]", ""))
                        .collect(Collectors.toList());
        if (!odd.isEmpty()) {
            throw new DataException(
                    "the figures of runs %s and %s differ by other sums than their ledgers; one of them is damaged%s"
                            .formatted(from.id(), to.id(), String.join("", odd)));
        }
    }
}
