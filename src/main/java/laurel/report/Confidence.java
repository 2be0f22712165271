package laurel.report;

import java.time.LocalDate;

/** How sure the figures are: what may change, what is unknown, what another model would say. */
record Confidence(Season season) {
    Section section() {
        Section section = Section.of("confidence", "How sure we are");
        section.say(
                season.summary().is("is_provisional")
                        ? "The figures are provisional: returns may still come in until "
                                + lastDay()
                                + " ("
                                + season.run().word("return_window_days")
                                + " days after the season's end)."
                        : "The figures are final: the time for returns ended on "
                                + lastDay()
                                + ".");
        new Sureness(season).into(section);
        new Compared(season).into(section);
        return section.table(reasons()).table(money()).table(quarantine());
    }

    /** The last day on which a return may come in. */
    private LocalDate lastDay() {
        return LocalDate.parse(season.summary().word("ends_before"))
                .plusDays(Long.parseLong(season.run().word("return_window_days")) - 1);
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
                                .order(
                                        "case name when 'attributed' then 0 when 'unattributed' then 1"
                                                + " when 'excluded' then 2 else 3 end"))
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
