package laurel.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who made the revenue. */
record Who(Season season) {
    private static final int POINTS = 120;
    private static final int TOP = 10;
    private static final BigDecimal POOR = new BigDecimal("0.1");

    Section section() {
        Section section = Section.of("who", "Who made the revenue");
        if (!season.summary().has("gini")) {
            return section.say("Nobody brought positive net revenue.")
                    .table(top())
                    .table(tierTable());
        }
        section.say(
                "Gini coefficient ",
                season.figure("gini", Format.RATIO),
                " (0: all alike, 1: all with one), of ",
                season.figure("influencers", Format.COUNT),
                " influencers.");
        powerLaw(section);
        return section.chart(tiers()).chart(curve()).table(top()).table(tierTable()).table(best());
    }

    private void powerLaw(Section section) {
        if (!season.summary().has("power_law_exponent")) {
            return;
        }
        section.say(
                "The upper ",
                season.figure("power_law_influencers", Format.COUNT),
                " fall off by a power law with exponent ",
                season.figure("power_law_exponent", Format.RATIO),
                "; its distance from what was seen is ",
                season.figure("power_law_distance", Format.RATIO),
                season.summary().number("power_law_distance").compareTo(POOR) > 0
                        ? ", a poor fit."
                        : ", a good fit.");
    }

    private List<Row> tierRows() {
        return season.tables()
                .rows(
                        season.of("season_tiers", "tier")
                                .columns(
                                        "influencers",
                                        "influencer_share",
                                        "orders",
                                        "net_revenue",
                                        "revenue_share",
                                        "total_cost",
                                        "roi")
                                .order("tier_rank"));
    }

    private Chart tiers() {
        Table table = Table.of("By tier", "Tier", ">Share of revenue", ">Share of heads");
        List<Row> rows = tierRows();
        rows.forEach(
                row ->
                        table.line(
                                row.text("tier"),
                                row.cell("revenue_share", Format.SHARE),
                                row.cell("influencer_share", Format.SHARE)));
        List<Cell> title =
                rows.isEmpty()
                        ? List.of()
                        : Section.cells(
                                "Tier " + rows.get(0).word("tier") + ": ",
                                rows.get(0).cell("influencer_share", Format.SHARE),
                                " of the heads, ",
                                rows.get(0).cell("revenue_share", Format.SHARE),
                                " of the revenue");
        return new Chart("bars", title, "%", table, false);
    }

    /** A few hundred ranks, all of the first ones, draw the same curve as ten thousand. */
    private Chart curve() {
        long all = season.summary().number("influencers").longValue();
        String ranks =
                IntStream.rangeClosed(1, POINTS)
                        .mapToLong(i -> rank(i, all))
                        .distinct()
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", "));
        Table table = Table.of("By rank", "Rank", "Influencer", ">Share down to this rank");
        season.tables()
                .rows(
                        season.of("tier_assignments", "influencer_id")
                                .columns("revenue_rank", "cumulative_share")
                                .order(
                                        "revenue_rank in ("
                                                + ranks
                                                + ") desc, revenue_rank,"
                                                + " influencer_id")
                                .limit(ranks.split(",").length))
                .forEach(
                        row ->
                                table.line(
                                        row.text("revenue_rank"),
                                        row.text("influencer_id"),
                                        row.cell("cumulative_share", Format.SHARE)));
        return new Chart("curve", curveTitle(), "%", table, false);
    }

    private static long rank(int point, long all) {
        double ratio = (double) point / POINTS;
        return all <= POINTS
                ? Math.min(point, Math.max(1, all))
                : Math.max(point <= 20 ? point : 1, Math.round(all * ratio * ratio * ratio));
    }

    private List<Cell> curveTitle() {
        return season.tables()
                .first(
                        season.of("season_top_shares", "top")
                                .columns("revenue_share")
                                .where("top <=", season.summary().word("influencers"))
                                .order("top desc")
                                .limit(1))
                .map(
                        row ->
                                Section.cells(
                                        "The best "
                                                + (row.word("top").equals("1")
                                                        ? "one"
                                                        : row.word("top"))
                                                + " brought ",
                                        row.cell("revenue_share", Format.SHARE),
                                        " of the revenue"))
                .orElseGet(() -> Section.cells("How revenue is concentrated"));
    }

    private Table top() {
        Table table =
                Table.of(
                        "The top ten, money in " + season.currency(),
                        "Influencer",
                        ">Rank",
                        ">Orders",
                        ">Net revenue",
                        ">Share",
                        ">Cost",
                        ">ROI");
        season.tables()
                .rows(
                        season.of("influencer_seasons", "influencer_id")
                                .columns(
                                        "revenue_rank",
                                        "orders",
                                        "net_revenue",
                                        "revenue_share",
                                        "total_cost",
                                        "roi")
                                .order("revenue_rank, influencer_id")
                                .limit(TOP))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.cell("revenue_rank", Format.COUNT),
                                        row.cell("orders", Format.COUNT),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.cell("revenue_share", Format.SHARE),
                                        row.cell("total_cost", Format.MONEY),
                                        row.cell("roi", Format.RATIO)));
        return table;
    }

    private Table tierTable() {
        Table table =
                Table.of(
                        "Tiers, money in " + season.currency(),
                        "Tier",
                        ">Influencers",
                        ">Orders",
                        ">Net revenue",
                        ">Cost",
                        ">ROI");
        tierRows()
                .forEach(
                        row ->
                                table.line(
                                        row.text("tier"),
                                        row.cell("influencers", Format.COUNT),
                                        row.cell("orders", Format.COUNT),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.cell("total_cost", Format.MONEY),
                                        row.cell("roi", Format.RATIO)));
        return table;
    }

    private Table best() {
        Table table =
                Table.of(
                        "The best few, money in " + season.currency(),
                        "From the top",
                        ">Share of heads",
                        ">Net revenue",
                        ">Share of revenue");
        season.tables()
                .rows(
                        season.of("season_top_shares", "top")
                                .columns("influencer_share", "net_revenue", "revenue_share")
                                .order("top"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("top"),
                                        row.cell("influencer_share", Format.SHARE),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.cell("revenue_share", Format.SHARE)));
        return table;
    }
}
