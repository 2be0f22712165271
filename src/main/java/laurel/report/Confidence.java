package laurel.report;

/** How sure the figures are: what may change, what is unknown, what another model would say. */
record Confidence(Season season) {
    Section section() {
        Section section = Section.of("confidence", "How sure we are");
        section.say(
                season.summary().is("is_provisional")
                        ? "The figures are provisional: returns may still come in ("
                                + season.run().word("return_window_days")
                                + " days after the season's end)."
                        : "The figures are final: the time for returns is over.");
        return section.needs(season.tables(), "model_comparison", "Another model")
                .needs(season.tables(), "confidence", "Confidence")
                .table(reasons())
                .table(models())
                .table(money())
                .table(quarantine());
    }

    private Table reasons() {
        Table table =
                Table.of(
                        "Revenue of the season that is credited to nobody or not counted, and why,"
                                + " money in "
                                + season.currency(),
                        "Reason",
                        ">Orders",
                        ">Net revenue");
        String orders = "count(distinct order_id)";
        season.tables()
                .rows(
                        Query.of("ledger", "reason")
                                .where("ordered_on >=", season.summary().word("starts_on"))
                                .where("ordered_on <", season.summary().word("ends_before"))
                                .where("influencer_id is null", "")
                                .columns(orders, "sum(revenue)")
                                .order("reason"))
                .forEach(
                        row ->
                                table.line(
                                        Cell.text(row.word("reason").replace('_', ' ')),
                                        row.cell(orders, Format.COUNT),
                                        row.cell("sum(revenue)", Format.MONEY)));
        return table;
    }

    private Table models() {
        Table table =
                Table.of(
                        "What other rules would say of the season, money in " + season.currency(),
                        "Compared",
                        "Rule",
                        "In force",
                        ">Orders credited otherwise",
                        ">Revenue that would move");
        String orders = "max(all_orders_moved)";
        String moved = "sum(greatest(difference, 0))";
        season.tables()
                .rows(
                        season.of("model_comparison", "compared", "basis", "is_published")
                                .columns(orders, moved)
                                .order("compared, basis"))
                .forEach(
                        row ->
                                table.line(
                                        Cell.text(row.word("compared").replace('_', ' ')),
                                        Cell.text(row.word("basis").replace("|", ", ")),
                                        Cell.text(row.is("is_published") ? "yes" : "no"),
                                        row.cell(orders, Format.COUNT),
                                        row.cell(moved, Format.MONEY)));
        return table;
    }

    private Table money() {
        Table table =
                Table.of(
                        "Every cent of the run, money in " + season.currency(),
                        "Where it went",
                        ">Sales",
                        ">Refunds",
                        ">Commission");
        season.tables()
                .rows(
                        Query.of("reconciliation", "scope", "name")
                                .where("scope", "money")
                                .columns("sale", "refund", "commission")
                                .order("name"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("name"),
                                        row.cell("sale", Format.MONEY),
                                        row.cell("refund", Format.MONEY),
                                        row.cell("commission", Format.MONEY)));
        return table;
    }

    private Table quarantine() {
        Table table =
                Table.of(
                        "Records of the run that were not taken, and why",
                        "Feed",
                        "Rule",
                        ">Records");
        season.tables()
                .rows(
                        Query.of("quarantine", "feed", "rule")
                                .columns("count(*)")
                                .order("feed, rule"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("feed"),
                                        Cell.text(row.word("rule").replace('_', ' ')),
                                        row.cell("count(*)", Format.COUNT)));
        return table;
    }
}
