package laurel.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import org.jspecify.annotations.Nullable;

/** The page after a run: what a person wants to know first, read from what was published. */
final class Summary {
    private static final int TOP = 10;
    private static final List<String> READ =
            List.of(
                    "cfg_seasons",
                    "cfg_closed_seasons",
                    "cfg_tiers",
                    "tier_assignments",
                    "influencer_seasons",
                    "activation_lists",
                    "reconciliation",
                    "quarantine");

    private final Run run;
    private final QueryReader reader;
    private final String currency;
    private final PrintWriter out;

    private Summary(Run run, QueryReader reader, String currency, PrintWriter out) {
        this.run = run;
        this.reader = reader;
        this.currency = currency;
        this.out = out;
    }

    /**
     * @param currency that of the job, e.g. {@code EUR}
     */
    static void print(Run run, String currency, PrintWriter out) {
        try (QueryReader reader = QueryReader.open()) {
            READ.forEach(dataset -> reader.register(dataset, run.files(dataset)));
            new Summary(run, reader, currency, out).print();
        }
    }

    private void print() {
        out.printf("%s as of %s, money in %s%n", run.manifest().job(), run.asOf(), currency);
        seasons();
        activation();
        money();
        quarantine();
        out.printf("%nPublished: %s%n", run.folder());
    }

    /** The latest first; ids end with the year. */
    private void seasons() {
        Map<String, List<Map<String, @Nullable Object>>> tiers = tiers();
        Map<String, List<Map<String, @Nullable Object>>> top = top();
        reader.each(
                """
                select
                    tier_assignments.season_id,
                    bool_or(tier_assignments.is_provisional) as is_provisional,
                    bool_or(cfg_closed_seasons.season_id is not null) as is_closed
                from tier_assignments
                left join cfg_closed_seasons
                    on cfg_closed_seasons.season_id = tier_assignments.season_id
                left join cfg_seasons on cfg_seasons.season_id = tier_assignments.season_id
                group by tier_assignments.season_id
                order by max(cfg_seasons.starts_on) desc, tier_assignments.season_id
                """,
                season -> {
                    String id = text(season, "season_id");
                    boolean isProvisional = Boolean.TRUE.equals(season.get("is_provisional"));
                    boolean isClosed = Boolean.TRUE.equals(season.get("is_closed"));
                    out.printf(
                            "%n%s%s%s%n",
                            id, isProvisional ? " (provisional)" : "", isClosed ? " (closed)" : "");
                    printTiers(tiers.getOrDefault(id, List.of()));
                    out.println();
                    printTop(top.getOrDefault(id, List.of()));
                });
    }

    private Map<String, List<Map<String, @Nullable Object>>> tiers() {
        return bySeason(
                """
                select
                    seasons.season_id,
                    cfg_tiers.tier_id as tier,
                    count(tier_assignments.influencer_id) as heads,
                    coalesce(sum(tier_assignments.net_revenue), 0) as revenue,
                    coalesce(sum(tier_assignments.revenue_share), 0) as share
                from (select distinct season_id from tier_assignments) as seasons
                cross join cfg_tiers
                left join tier_assignments
                    on tier_assignments.season_id = seasons.season_id
                    and tier_assignments.tier = cfg_tiers.tier_id
                group by seasons.season_id, cfg_tiers.tier_id, cfg_tiers.rank
                order by cfg_tiers.rank
                """);
    }

    private void printTiers(List<Map<String, @Nullable Object>> rows) {
        TextTable tiers = new TextTable("tier", ">heads", ">net revenue", ">share");
        rows.forEach(
                row ->
                        tiers.row(
                                text(row, "tier"),
                                text(row, "heads"),
                                money(row, "revenue"),
                                percent(row, "share")));
        tiers.print(out, "  ");
    }

    private Map<String, List<Map<String, @Nullable Object>>> top() {
        return bySeason(
                """
                select
                    tier_assignments.season_id,
                    tier_assignments.revenue_rank,
                    tier_assignments.influencer_id,
                    tier_assignments.tier,
                    tier_assignments.net_revenue,
                    influencer_seasons.roi
                from tier_assignments
                inner join influencer_seasons
                    on influencer_seasons.season_id = tier_assignments.season_id
                    and influencer_seasons.influencer_id = tier_assignments.influencer_id
                qualify row_number() over (
                    partition by tier_assignments.season_id
                    order by tier_assignments.revenue_rank, tier_assignments.influencer_id
                ) <= ?
                order by tier_assignments.revenue_rank, tier_assignments.influencer_id
                """,
                TOP);
    }

    private void printTop(List<Map<String, @Nullable Object>> rows) {
        TextTable top = new TextTable(">#", "influencer", "tier", ">net revenue", ">roi");
        rows.forEach(
                row ->
                        top.row(
                                text(row, "revenue_rank"),
                                text(row, "influencer_id"),
                                text(row, "tier"),
                                money(row, "net_revenue"),
                                percent(row, "roi")));
        top.print(out, "  ");
    }

    /** A query's rows by their season, in the query's order. */
    private Map<String, List<Map<String, @Nullable Object>>> bySeason(
            String query, Object... values) {
        return reader.rows(query, values).stream()
                .collect(Collectors.groupingBy(row -> text(row, "season_id")));
    }

    private void activation() {
        TextTable lists =
                new TextTable("upcoming season", ">to activate", ">held back", ">expected revenue");
        reader.rows(
                        """
                        select
                            season_id,
                            count(*) filter (where not is_suppressed) as active,
                            count(*) filter (where is_suppressed) as suppressed,
                            sum(expected_revenue) filter (where not is_suppressed) as expected
                        from activation_lists
                        group by season_id
                        order by season_id
                        """)
                .forEach(
                        row ->
                                lists.row(
                                        text(row, "season_id"),
                                        text(row, "active"),
                                        text(row, "suppressed"),
                                        money(row, "expected")));
        out.println();
        if (lists.isEmpty()) {
            out.println("No season is upcoming.");
        } else {
            lists.print(out, "");
        }
    }

    private void money() {
        TextTable table = new TextTable("money", ">sales", ">refunds", ">commission");
        reader.rows(
                        """
                        select name, sale, refund, commission
                        from reconciliation
                        where scope = 'money'
                        order by case name
                            when 'attributed' then 1 when 'unattributed' then 2
                            when 'excluded' then 3 else 4 end
                        """)
                .forEach(
                        row ->
                                table.row(
                                        text(row, "name"),
                                        money(row, "sale"),
                                        money(row, "refund"),
                                        money(row, "commission")));
        out.println();
        table.print(out, "");
    }

    private void quarantine() {
        TextTable table = new TextTable("quarantined", "rule", ">records");
        reader.rows(
                        """
                        select feed, rule, count(*) as records
                        from quarantine
                        group by feed, rule
                        order by feed, rule
                        """)
                .forEach(
                        row ->
                                table.row(
                                        text(row, "feed"),
                                        text(row, "rule"),
                                        text(row, "records")));
        out.println();
        if (table.isEmpty()) {
            out.println("Nothing was quarantined.");
        } else {
            table.print(out, "");
        }
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    private static String money(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof BigDecimal amount
                ? String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount)
                : "-";
    }

    private static String percent(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof BigDecimal ratio
                ? String.format(Locale.ROOT, "%,.1f %%", ratio.movePointRight(2))
                : "-";
    }
}
