package laurel.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import laurel.restate.Part;
import laurel.restate.RunComparison;
import laurel.restate.RunComparison.Filter;
import org.jspecify.annotations.Nullable;

/** A comparison for people: what moved, how much of it, and why. */
final class DiffTables {
    private final RunComparison comparison;
    private final PrintWriter out;
    private final Filter filter;
    private final int limit;

    DiffTables(RunComparison comparison, PrintWriter out, Filter filter, int limit) {
        this.comparison = comparison;
        this.out = out;
        this.filter = filter;
        this.limit = limit;
    }

    void print(@Nullable Part only) {
        out.printf("From run %s to run %s.%n", comparison.from().id(), comparison.to().id());
        for (Part part : Part.values()) {
            if (only == null || part == only) {
                part(part);
            }
        }
        if (comparison.isEqual()) {
            out.printf("%nNo figure, tier or ledger line differs.%n");
        }
    }

    private void part(Part part) {
        switch (part) {
            case CAUSES -> rows(part, "What the runs are made of", causes(), this::cause);
            case SEASONS -> {
                rows(part, "Seasons", seasons(), DiffTables::season);
                finals();
            }
            case TOTALS -> rows(part, "All orders, in and out of seasons", totals(), this::total);
            case FIGURES -> rows(part, "Figures", figures(), DiffTables::figure);
            case TIERS -> rows(part, "Tiers", tiers(), DiffTables::tier);
            case LEDGER -> rows(part, "Ledger lines", lines(), DiffTables::line);
        }
    }

    private static TextTable causes() {
        return new TextTable("kind", "name", "from", "to");
    }

    private static TextTable seasons() {
        return new TextTable(
                "season",
                "status",
                ">influencers",
                ">gross revenue",
                ">refunds",
                ">net revenue",
                ">commission",
                ">tier moves",
                ">net beside a closed one");
    }

    private static TextTable totals() {
        return new TextTable("orders", ">gross revenue", ">refunds", ">net revenue", ">commission");
    }

    private static TextTable figures() {
        return new TextTable("season", "influencer", "column", ">from", ">to", ">difference", "");
    }

    private static TextTable tiers() {
        return new TextTable("season", "influencer", "from", "to", "decided by", "reasons");
    }

    private static TextTable lines() {
        return new TextTable(
                "season",
                "influencer",
                "order",
                "entry",
                "refund",
                "line",
                ">revenue",
                ">commission",
                "reason");
    }

    private void rows(
            Part part,
            String head,
            TextTable table,
            Function<Map<String, @Nullable Object>, String[]> cells) {
        long count = comparison.count(part, filter);
        if (count == 0) {
            return;
        }
        comparison.each(part, filter.first(limit), row -> table.row(cells.apply(row)));
        out.printf("%n%s%n", head);
        if (!table.isEmpty()) {
            table.print(out, "  ");
        }
        if (count > limit) {
            out.printf(
                    "  … and %d more; --limit shows more, --format csv --part %s all%n",
                    count - limit, part);
        }
    }

    private String[] cause(Map<String, @Nullable Object> row) {
        return cells(row, "kind", "name", "from", "to");
    }

    private static String[] season(Map<String, @Nullable Object> row) {
        String from = text(row, "status_from");
        String to = text(row, "status_to");
        String status = from.equals(to) ? to : (from.isEmpty() ? "new" : from) + " → " + to;
        return new String[] {
            text(row, "season_id"),
            status
                    + (Boolean.TRUE.equals(row.get("is_closed")) ? ", closed" : "")
                    + (Boolean.TRUE.equals(row.get("is_final_changed")) ? ", changed" : ""),
            text(row, "influencers"),
            DiffPrinter.signed(row.get("gross_revenue_difference")),
            DiffPrinter.signed(row.get("refunds_difference")),
            DiffPrinter.signed(row.get("net_revenue_difference")),
            DiffPrinter.signed(row.get("commission_difference")),
            text(row, "tier_moves"),
            DiffPrinter.signed(row.get("adjusted_net_revenue_difference"))
        };
    }

    private String[] total(Map<String, @Nullable Object> row) {
        return new String[] {
            Boolean.TRUE.equals(row.get("is_credited")) ? "credited" : "credited to nobody",
            DiffPrinter.signed(row.get("gross_revenue_difference")),
            DiffPrinter.signed(row.get("refunds_difference")),
            DiffPrinter.signed(row.get("net_revenue_difference")),
            DiffPrinter.signed(row.get("commission_difference"))
        };
    }

    private static String[] figure(Map<String, @Nullable Object> row) {
        boolean isBeside = "season_adjustments".equals(row.get("dataset"));
        String change = text(row, "change");
        return new String[] {
            text(row, "season_id"),
            text(row, "influencer_id"),
            text(row, "column"),
            text(row, "from"),
            text(row, "to"),
            DiffPrinter.signed(row.get("difference")),
            isBeside ? "beside the closed season" : change.equals("changed") ? "" : change + " row"
        };
    }

    private static String[] tier(Map<String, @Nullable Object> row) {
        boolean isGone = "gone".equals(row.get("change"));
        return new String[] {
            text(row, "season_id"),
            text(row, "influencer_id"),
            row.get("tier_from") == null ? "(new)" : text(row, "tier_from"),
            isGone ? "(gone)" : text(row, "tier_to"),
            text(row, isGone ? "decided_by_from" : "decided_by_to"),
            text(row, isGone ? "reasons_from" : "reasons_to")
        };
    }

    private static String[] line(Map<String, @Nullable Object> row) {
        String change = text(row, "change");
        return new String[] {
            row.get("season_id") == null ? "(no season)" : text(row, "season_id"),
            row.get("influencer_id") == null ? "(nobody)" : text(row, "influencer_id"),
            text(row, "order_id"),
            text(row, "entry"),
            text(row, "refund_id"),
            change.equals("changed") ? text(row, "changed_columns") : change,
            DiffPrinter.signed(row.get("revenue_difference")),
            DiffPrinter.signed(row.get("commission_difference")),
            text(row, change.equals("gone") ? "reason_from" : "reason_to")
        };
    }

    private void finals() {
        long[] changed = new long[1];
        comparison.each(
                Part.SEASONS,
                filter,
                row -> changed[0] += Boolean.TRUE.equals(row.get("is_final_changed")) ? 1 : 0);
        if (changed[0] > 0) {
            out.printf("%s changed.%n", Amounts.count(changed[0], "final season"));
        }
    }

    private static String[] cells(Map<String, @Nullable Object> row, String... columns) {
        String[] cells = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            cells[i] = text(row, columns[i]);
        }
        return cells;
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null
                ? ""
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
