package laurel.report;

import java.util.List;

/** What the season brought, held against targets and its last occurrence. */
record Headline(Season season) {
    private static final int SHOWN = 40;

    Section section() {
        Section section = Section.of("headline", "Headline figures");
        String currency = season.currency();
        tile(section, "Net revenue credited", "net_revenue", Format.MONEY, currency);
        tile(section, "Orders credited", "orders", Format.COUNT, "");
        tile(section, "Of the shop's revenue", "attributed_share", Format.SHARE, "");
        tile(section, "Total cost", "total_cost", Format.MONEY, currency);
        tile(section, "ROAS: revenue for 1 of cost", "roas", Format.RATIO, "");
        tile(section, "ROI: margin left for 1 of cost", "roi", Format.RATIO, "");
        tile(section, "Influencers who sold", "selling_influencers", Format.COUNT, "");
        tile(section, "Orders of new customers", "new_customer_orders", Format.COUNT, "");
        running(section);
        lift(section);
        return targets(section);
    }

    private void tile(Section section, String label, String column, Format format, String unit) {
        Object[] hints =
                season.before()
                        .map(
                                before ->
                                        new Object[] {
                                            before.word("season_id") + ": ",
                                            before.cell(column, format)
                                        })
                        .orElseGet(() -> new Object[] {"no earlier occurrence"});
        section.tile(label, season.figure(column, format), unit, hints);
    }

    private void running(Section section) {
        Row summary = season.summary();
        if (summary.number("elapsed_days").compareTo(summary.number("days")) < 0) {
            section.say(
                    "The season still runs: ",
                    season.figure("elapsed_days", Format.COUNT),
                    " of ",
                    season.figure("days", Format.COUNT),
                    " days are in these figures.");
        }
    }

    private void lift(Section section) {
        if (!season.summary().has("estimated_lift")) {
            section.say(
                    "How far the shop was above ordinary days is not estimated: too few ordinary"
                            + " days before the season are known.");
            return;
        }
        section.say(
                "Estimate: against ordinary days, the shop took ",
                season.figure("estimated_lift", Format.MONEY),
                " " + season.currency() + " more (95 % interval ",
                season.figure("estimated_lift_low", Format.MONEY),
                " to ",
                season.figure("estimated_lift_high", Format.MONEY),
                chance()
                        ? "): what ordinary days differ by may explain it."
                        : "): more than ordinary days differ by.");
    }

    /** Whether the interval holds 0. */
    private boolean chance() {
        return season.summary().number("estimated_lift_low").signum() <= 0
                && season.summary().number("estimated_lift_high").signum() >= 0;
    }

    private Section targets(Section section) {
        Table table =
                Table.of(
                        "Targets of the season and its days, reached up to the day of the run",
                        "Target",
                        "For",
                        "Metric",
                        ">Target value",
                        ">Reached",
                        ">Attainment",
                        ">Pace",
                        "Status");
        targets(season.of("kpis", "kpi_id", "influencer_id")).forEach(row -> target(table, row));
        targets(
                        season.during("kpis", "from_on", "ends_before", "kpi_id", "influencer_id")
                                .where("season_id" + Query.NULL, ""))
                .forEach(row -> target(table, row));
        if (season.tables().has("kpis") && table.isEmpty()) {
            section.say("The job declares no targets for this season (kpis of the job file).");
        }
        return section.needs(season.tables(), "kpis", "Targets").table(table);
    }

    private List<Row> targets(Query kpis) {
        return season.tables()
                .rows(
                        kpis.columns(
                                        "metric",
                                        "unit",
                                        "direction",
                                        "target",
                                        "actual",
                                        "attainment",
                                        "pace",
                                        "status")
                                .order("influencer_id nulls first, kpi_id")
                                .limit(SHOWN));
    }

    private void target(Table table, Row row) {
        table.line(
                row.text("kpi_id"),
                Cell.text(row.has("influencer_id") ? row.word("influencer_id") : "programme"),
                Cell.text(
                        row.word("metric").replace('_', ' ')
                                + ", "
                                + row.word("direction").replace('-', ' ')),
                amount(row, "target"),
                amount(row, "actual"),
                row.cell("attainment", Format.SHARE),
                row.cell("pace", Format.SHARE),
                Cell.text(row.word("status").replace('_', ' ')));
    }

    private Cell amount(Row row, String column) {
        return switch (row.word("unit")) {
            case "money" -> row.money(column, season.summary().number("net_revenue").scale());
            case "count" -> row.cell(column, Format.COUNT);
            default -> row.cell(column, Format.RATIO);
        };
    }
}
