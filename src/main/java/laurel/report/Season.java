package laurel.report;

import java.util.Optional;

/**
 * The season that a page is about.
 *
 * @param summary its row of season_summaries
 * @param before that of the season's last occurrence, if there is one
 * @param run what the run says of itself, {@code cfg_run}
 */
record Season(Tables tables, String id, Row summary, Optional<Row> before, Row run) {
    private static final String[] SUMMARY = {
        "season",
        "starts_on",
        "ends_before",
        "days",
        "elapsed_days",
        "influencers",
        "selling_influencers",
        "orders",
        "new_customer_orders",
        "gross_revenue",
        "refunds",
        "net_revenue",
        "unattributed_revenue",
        "attributed_share",
        "commission",
        "fixed_fees",
        "total_cost",
        "roas",
        "roi",
        "posts",
        "views",
        "gini",
        "power_law_exponent",
        "power_law_distance",
        "power_law_influencers",
        "estimated_lift",
        "estimated_lift_low",
        "estimated_lift_high",
        "estimated_baseline_revenue",
        "is_provisional"
    };

    /** Empty when the run has no such season. */
    static Optional<Season> of(Tables tables, String id) {
        Query summaries = Query.of("season_summaries", "season_id").columns(SUMMARY);
        Row run =
                tables.rows(
                                Query.of("cfg_run")
                                        .columns("job", "as_of", "currency", "return_window_days"))
                        .get(0);
        return tables.first(summaries.where("season_id", id))
                .map(
                        row ->
                                new Season(
                                        tables,
                                        id,
                                        row,
                                        tables.first(
                                                summaries
                                                        .where("season", row.word("season"))
                                                        .where("starts_on <", row.word("starts_on"))
                                                        .order("starts_on desc, season_id")
                                                        .limit(1)),
                                        run));
    }

    /** Rows of a dataset that are about this season. */
    Query of(String dataset, String... keys) {
        return Query.of(dataset, keys).where("season_id", id);
    }

    /**
     * Rows of a dataset whose days, from {@code from} to before {@code before}, meet the season's.
     */
    Query during(String dataset, String from, String before, String... keys) {
        return Query.of(dataset, keys)
                .where(from + " <", summary.word("ends_before"))
                .where(before + " >", summary.word("starts_on"));
    }

    String currency() {
        return run.word("currency");
    }

    Cell figure(String column, Format format) {
        return summary.cell(column, format);
    }
}
