package laurel.restate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;

/** The queries that find what differs between the datasets of two runs; each makes a relation. */
record Differences(QueryReader reader, Side from, Side to) {
    private static final Set<String> NO_FIGURES =
            Set.of("season_id", "influencer_id", "is_provisional");
    private static final Set<String> LINE_KEY =
            Set.of("order_id", "entry", "refund_id", "influencer_id");

    /** Decimal places of the runs' money. */
    int minorUnits() {
        String type = String.valueOf(to.columns("influencer_seasons").get("net_revenue"));
        return Integer.parseInt(type.replaceAll(".*,|\\)", ""));
    }

    /** A dataset of both runs as queries name it; a run that lacks it has no rows. */
    private record Pair(String a, String b) {}

    private Pair changed(String dataset) {
        String a = from.changed(dataset);
        String b = to.changed(dataset);
        return new Pair(a.isEmpty() ? none(b) : a, b.isEmpty() ? none(a) : b);
    }

    private static String none(String like) {
        return "(select * from " + like + " where false)";
    }

    /** {@code season_states}, {@code diff_figures} with a row a cell, and what moved in all. */
    void figures() {
        Pair seasons = changed("influencer_seasons");
        reader.define(
                "season_states",
                """
                select
                    coalesce(a.season_id, b.season_id) as season_id,
                    case when a.is_open then 'provisional' when not a.is_open then 'final' end as status_from,
                    case when b.is_open then 'provisional' when not b.is_open then 'final' end as status_to
                from (select season_id, bool_or(is_provisional) as is_open from %s group by season_id) as a
                full join (select season_id, bool_or(is_provisional) as is_open from %s group by season_id) as b
                    on b.season_id = a.season_id
                """
                        .formatted(
                                from.whole("influencer_seasons"), to.whole("influencer_seasons")));
        String cells = cells("influencer_seasons", seasons, false);
        String told = told(seasons);
        if (from.has("season_adjustments") || to.has("season_adjustments")) {
            Pair adjustments = changed("season_adjustments");
            cells += " union all " + cells("season_adjustments", adjustments, true);
            told += " union all " + told(adjustments);
        }
        reader.define("figures_told", told);
        reader.define(
                Part.FIGURES.relation(),
                """
                with cells as (%s)
                select
                    cells.season_id,
                    coalesce(season_states.status_from = 'final', false) as is_final,
                    cells.dataset,
                    cells.influencer_id,
                    cells.change,
                    cells.cell.name as "column",
                    cells.cell.was as "from",
                    cells.cell.is_now as "to",
                    cells.cell.difference as difference
                from cells
                left join season_states on season_states.season_id = cells.season_id
                where cells.cell.was is distinct from cells.cell.is_now
                order by cells.season_id, cells.influencer_id, cells.dataset, cells.cell.place
                """
                        .formatted(cells));
    }

    /** What the ledger must bear out, with the sign of its run. */
    private static String told(Pair dataset) {
        String columns =
                "select season_id, influencer_id, %1$sorders as orders, %1$sgross_revenue as gross_revenue,"
                        + " %1$srefunds as refunds, %1$scommission as commission from ";
        return columns.formatted("-")
                + dataset.a()
                + " union all "
                + columns.formatted("")
                + dataset.b();
    }

    /**
     * @param isSum whether a row that is not there counts as 0
     */
    private String cells(String dataset, Pair pair, boolean isSum) {
        Map<String, String> figures = common(dataset);
        figures.keySet().removeAll(NO_FIGURES);
        List<String> cells = new ArrayList<>();
        figures.forEach((column, type) -> cells.add(cell(column, type, cells.size(), isSum)));
        return """
        select
            coalesce(a.season_id, b.season_id) as season_id,
            coalesce(a.influencer_id, b.influencer_id) as influencer_id,
            '%s' as dataset,
            %s as change,
            unnest([%s]) as cell
        from %s as a
        full join %s as b on b.season_id = a.season_id and b.influencer_id = a.influencer_id
        where %s
        """
                .formatted(
                        dataset,
                        isSum
                                ? "'changed'"
                                : "case when a.season_id is null then 'new' when b.season_id is null then 'gone' else 'changed' end",
                        String.join(", ", cells),
                        pair.a(),
                        pair.b(),
                        differs(figures.keySet()));
    }

    /** Whether a row of both differs, as SQL. */
    private static String differs(Collection<String> columns) {
        return columns.stream()
                .map("a.%1$s is distinct from b.%1$s"::formatted)
                .collect(Collectors.joining(" or "));
    }

    private static String cell(String column, String type, int place, boolean isSum) {
        boolean isNumber = type.matches("BIGINT|INTEGER|DECIMAL.*");
        String was = isSum ? "coalesce(a." + column + ", 0)" : "a." + column;
        String now = isSum ? "coalesce(b." + column + ", 0)" : "b." + column;
        String difference =
                "case when (a.season_id is null or a.%1$s is not null) and (b.season_id is null or b.%1$s is not null)"
                        + " then cast(coalesce(b.%1$s, 0) - coalesce(a.%1$s, 0) as varchar) end";
        return "{place: %d, name: '%s', was: cast(%s as varchar), is_now: cast(%s as varchar), difference: %s}"
                .formatted(
                        place,
                        column,
                        was,
                        now,
                        isNumber ? difference.formatted(column) : "cast(null as varchar)");
    }

    /** {@code diff_tiers}, a row an influencer whose tier is another. */
    void tiers() {
        Pair tiers = changed("tier_assignments");
        reader.define(
                Part.TIERS.relation(),
                """
                select
                    coalesce(a.season_id, b.season_id) as season_id,
                    coalesce(season_states.status_from = 'final', false) as is_final,
                    coalesce(a.influencer_id, b.influencer_id) as influencer_id,
                    case when a.season_id is null then 'new' when b.season_id is null then 'gone' else 'moved' end as change,
                    a.tier as tier_from,
                    b.tier as tier_to,
                    a.decided_by as decided_by_from,
                    b.decided_by as decided_by_to,
                    a.net_revenue as net_revenue_from,
                    b.net_revenue as net_revenue_to,
                    a.reasons as reasons_from,
                    b.reasons as reasons_to
                from %s as a
                full join %s as b on b.season_id = a.season_id and b.influencer_id = a.influencer_id
                left join season_states on season_states.season_id = coalesce(a.season_id, b.season_id)
                where a.tier is distinct from b.tier
                order by 1, 3
                """
                        .formatted(tiers.a(), tiers.b()));
    }

    /** {@code diff_ledger}, a row a line and season, and {@code diff_totals}. */
    void ledger() {
        // lines of files that both have may lie in other seasons
        boolean isWhole = areSeasonsMoved();
        String a = isWhole ? from.whole("ledger") : from.changed("ledger");
        String b = isWhole ? to.whole("ledger") : to.changed("ledger");
        List<String> compared =
                common("ledger").keySet().stream()
                        .filter(column -> !LINE_KEY.contains(column))
                        .toList();
        reader.define(Part.LEDGER.relation(), lines(a, b, compared));
        reader.define(
                Part.TOTALS.relation(),
                """
                with lines as (
                    select influencer_id is not null as is_credited, entry, -revenue as revenue, -commission as commission from %s
                    union all
                    select influencer_id is not null as is_credited, entry, revenue, commission from %s
                )
                select
                    is_credited,
                    coalesce(sum(revenue) filter (where entry = 'sale'), 0) as gross_revenue_difference,
                    coalesce(-sum(revenue) filter (where entry = 'refund'), 0) as refunds_difference,
                    coalesce(sum(revenue), 0) as net_revenue_difference,
                    coalesce(sum(commission), 0) as commission_difference
                from lines
                group by is_credited
                order by is_credited desc
                """
                        .formatted(a, b));
    }

    private String lines(String a, String b, List<String> compared) {
        String named =
                compared.stream()
                        .map("case when a.%1$s is distinct from b.%1$s then '%1$s' end"::formatted)
                        .collect(Collectors.joining(", "));
        return """
        with a as (%s), b as (%s)
        select
            coalesce(a.season_id, b.season_id) as season_id,
            coalesce(a.influencer_id, b.influencer_id) as influencer_id,
            coalesce(a.order_id, b.order_id) as order_id,
            coalesce(b.ordered_on, a.ordered_on) as ordered_on,
            coalesce(a.entry, b.entry) as entry,
            coalesce(a.refund_id, b.refund_id) as refund_id,
            coalesce(b.booked_on, a.booked_on) as booked_on,
            case when a.order_id is null then 'new' when b.order_id is null then 'gone' else 'changed' end as change,
            a.reason as reason_from,
            b.reason as reason_to,
            a.revenue as revenue_from,
            b.revenue as revenue_to,
            coalesce(b.revenue, 0) - coalesce(a.revenue, 0) as revenue_difference,
            a.commission as commission_from,
            b.commission as commission_to,
            coalesce(b.commission, 0) - coalesce(a.commission, 0) as commission_difference,
            case when a.order_id is not null and b.order_id is not null then concat_ws(', ', %s) end as changed_columns
        from a
        full join b
            on b.season_id is not distinct from a.season_id
            and b.order_id = a.order_id
            and b.entry = a.entry
            and b.refund_id is not distinct from a.refund_id
            and b.influencer_id is not distinct from a.influencer_id
        where a.order_id is null or b.order_id is null or %s
        order by 1 nulls last, 2 nulls last, 4, 3, 5 desc, 7, 6
        """
                .formatted(placed(from, a), placed(to, b), named, differs(compared));
    }

    /** Lines with the season they lie in, once for each, by the rules of their run. */
    private static String placed(Side side, String ledger) {
        return """
        select lines.*, seasons.season_id
        from %s as lines
        left join (
            select cfg_seasons.season_id, cfg_seasons.starts_on, cfg_seasons.ends_before
            from %s as cfg_seasons
            where cfg_seasons.starts_on <= date '%s'
        ) as seasons
            on lines.ordered_on >= seasons.starts_on
            and lines.ordered_on < seasons.ends_before
        """
                .formatted(ledger, side.whole("cfg_seasons"), side.run().asOf());
    }

    /** Whether seasons that have begun lie otherwise by the rules of the other run. */
    private boolean areSeasonsMoved() {
        LocalDate last = Collections.max(List.of(from.run().asOf(), to.run().asOf()));
        String begun =
                "select season_id, starts_on, ends_before from %s where starts_on <= date '"
                        + last
                        + "'";
        String a = begun.formatted(from.whole("cfg_seasons"));
        String b = begun.formatted(to.whole("cfg_seasons"));
        return !reader.rows(
                        "((%1$s) except (%2$s)) union all ((%2$s) except (%1$s)) limit 1"
                                .formatted(a, b))
                .isEmpty();
    }

    /** The columns that the dataset has in both runs; if one lacks it, those of the other. */
    private Map<String, String> common(String dataset) {
        Map<String, String> a = from.columns(dataset);
        Map<String, String> b = to.columns(dataset);
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        b.keySet().retainAll(a.keySet());
        return b;
    }
}
