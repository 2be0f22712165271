package laurel.report;

/** What another click model or another order of evidence would say of the season. */
record Compared(Season season) {
    private static final int SHOWN = 10;
    private static final String ORDERS = "max(all_orders_moved)";
    private static final String PUBLISHED = "max(gross_revenue - difference)";
    private static final String FARTHEST = "max(abs(difference))";
    private static final String MOVED = "sum(greatest(difference, 0))";

    Section into(Section section) {
        section.needs(season.tables(), "model_comparison", "Another model");
        Table rules = rules();
        if (rules.isEmpty() && season.tables().has("model_comparison")) {
            section.say(
                    "What another model would say was not asked for (report.model-comparison of the"
                            + " job).");
        }
        return section.table(rules).table(movers());
    }

    private Table rules() {
        Table table =
                Table.of(
                        "What other rules would say of the season; none of them says why somebody"
                                + " bought, money in "
                                + season.currency(),
                        "Compared",
                        "Rule",
                        "In force",
                        ">Orders credited otherwise",
                        ">Revenue that would move");
        season.tables()
                .rows(
                        season.of("model_comparison", "compared", "basis", "is_published")
                                .columns(ORDERS, MOVED)
                                .order("compared, basis"))
                .forEach(
                        row ->
                                table.line(
                                        Cell.text(row.word("compared").replace('_', ' ')),
                                        Cell.text(row.word("basis").replace("|", ", ")),
                                        Cell.text(row.is("is_published") ? "yes" : "no"),
                                        row.cell(ORDERS, Format.COUNT),
                                        row.cell(MOVED, Format.MONEY)));
        return table;
    }

    private Table movers() {
        Table table =
                Table.of(
                        "Whom other rules would move most, gross revenue in " + season.currency(),
                        "Influencer",
                        ">By the rule in force",
                        ">Least by any rule",
                        ">Most by any rule");
        Query query =
                season.of("model_comparison", "influencer_id")
                        .columns(PUBLISHED, "min(gross_revenue)", "max(gross_revenue)", FARTHEST)
                        .order(FARTHEST + " desc, influencer_id")
                        .limit(SHOWN);
        season.tables().rows(query).stream()
                .filter(row -> row.number(FARTHEST).signum() > 0)
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.cell(PUBLISHED, Format.MONEY),
                                        row.cell("min(gross_revenue)", Format.MONEY),
                                        row.cell("max(gross_revenue)", Format.MONEY)));
        return table;
    }
}
