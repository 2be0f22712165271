package laurel.report;

import java.util.List;

/** What it cost, and what other terms would have cost. */
record Cost(Season season) {
    private static final String OVERDUE = "sum(payable) filter (where is_overdue)";
    private static final String[][] KINDS = {
        {"Commission", "sum(commission)"},
        {"Fixed fees", "sum(fixed_fees)"},
        {"Products", "sum(product_cost)"},
        {"Advertising", "sum(ad_spend)"},
        {"Other", "sum(other_cost)"},
    };

    Section section() {
        Section section = Section.of("cost", "What it cost");
        if (season.summary().number("total_cost").signum() == 0) {
            section.say("No costs are known of the season.");
        } else {
            section.chart(kinds());
        }
        compared(section);
        section.needs(season.tables(), "compensation", "Other terms")
                .needs(season.tables(), "payouts", "Payouts");
        if (isNoPaymentKnown()) {
            section.say(
                    "No payments are known (payouts.paid-through of the job): what was due counts"
                            + " as unpaid.");
        }
        return section.chart(alternatives()).table(deals()).table(breakEven()).table(statements());
    }

    private boolean isNoPaymentKnown() {
        Query rules =
                Query.of("cfg_payouts").columns("hold_days").where("paid_through is null", "");
        Query overdue = Query.of("payouts", "influencer_id").where("is_overdue", true).limit(1);
        return season.tables().first(rules).isPresent()
                && season.tables().first(overdue).isPresent();
    }

    /** Of how many the chart of the terms is. */
    private void compared(Section section) {
        season.tables()
                .first(comparable().columns("count(*)"))
                .ifPresent(
                        row ->
                                section.say(
                                        "Other terms are compared for ",
                                        row.cell("count(*)", Format.COUNT),
                                        " of ",
                                        season.figure("influencers", Format.COUNT),
                                        " influencers: those of whom a fee is known."));
    }

    private Chart kinds() {
        Table table = Table.of("Costs by kind, money in " + season.currency(), "Kind", ">Cost");
        for (String[] kind : KINDS) {
            season.tables()
                    .first(season.of("influencer_seasons").columns(kind[1]))
                    .ifPresent(
                            row -> table.line(Cell.text(kind[0]), row.cell(kind[1], Format.MONEY)));
        }
        List<Cell> title =
                Section.cells(
                        "Fixed fees cost ",
                        season.figure("fixed_fees", Format.MONEY),
                        ", commission ",
                        season.figure("commission", Format.MONEY),
                        " " + season.currency());
        return new Chart("amounts", title, season.currency(), table, false);
    }

    /** Only where a fee is known, so that the alternatives are of the same people. */
    private Query comparable(String... keys) {
        return season.of("compensation", keys).where("is_comparable", true);
    }

    private Chart alternatives() {
        Table table =
                Table.of(
                        "Cost by terms, influencers whose fee is known, money in "
                                + season.currency(),
                        "Terms",
                        ">Cost");
        String[][] terms = {
            {"As paid", "sum(actual_cost)"},
            {"All fixed", "sum(all_fixed_cost)"},
            {"All affiliate", "sum(all_affiliate_cost)"},
            {"As recommended", "sum(recommended_cost)"},
        };
        String[] sums = {terms[0][1], terms[1][1], terms[2][1], terms[3][1], "sum(saving)"};
        List<Row> rows = season.tables().rows(comparable().columns(sums));
        if (rows.isEmpty() || !rows.get(0).has(sums[0])) {
            return new Chart("amounts", List.of(), "", table, false);
        }
        Row row = rows.get(0);
        for (String[] term : terms) {
            table.line(Cell.text(term[0]), row.cell(term[1], Format.MONEY));
        }
        boolean isDearer = row.number("sum(saving)").signum() < 0;
        List<Cell> title =
                Section.cells(
                        isDearer
                                ? "The recommended terms would have cost more; saved: "
                                : "The recommended terms would have saved ",
                        row.cell("sum(saving)", Format.MONEY),
                        " " + season.currency());
        return new Chart("amounts", title, season.currency(), table, false);
    }

    private Table deals() {
        Table table =
                Table.of(
                        "By what influencers were paid, money in " + season.currency(),
                        "Deal",
                        ">Influencers",
                        ">Net revenue",
                        ">Cost");
        season.tables()
                .rows(
                        season.of("compensation", "actual_deal")
                                .columns("count(*)", "sum(net_revenue)", "sum(actual_cost)")
                                .order("actual_deal"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("actual_deal"),
                                        row.cell("count(*)", Format.COUNT),
                                        row.cell("sum(net_revenue)", Format.MONEY),
                                        row.cell("sum(actual_cost)", Format.MONEY)));
        return table;
    }

    private Table statements() {
        Table table =
                Table.of(
                        "What is owed in commission, statements of the whole run, money in "
                                + season.currency(),
                        "Statements",
                        ">Count",
                        ">Earned",
                        ">Clawed back",
                        ">Clawed back later",
                        ">Payable",
                        ">Overdue");
        season.tables()
                .rows(
                        Query.of("payouts", "status")
                                .columns(
                                        "count(*)",
                                        "sum(earned)",
                                        "sum(clawed_back)",
                                        "sum(clawed_back_from_earlier)",
                                        "sum(payable)",
                                        OVERDUE)
                                .order(
                                        "case status when 'pending' then 0 when 'locked' then 1"
                                                + " when 'due' then 2 else 3 end"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("status"),
                                        row.cell("count(*)", Format.COUNT),
                                        row.cell("sum(earned)", Format.MONEY),
                                        row.cell("sum(clawed_back)", Format.MONEY),
                                        row.cell("sum(clawed_back_from_earlier)", Format.MONEY),
                                        row.cell("sum(payable)", Format.MONEY),
                                        row.cell(OVERDUE, Format.MONEY)));
        return table;
    }

    private Table breakEven() {
        Table table =
                Table.of(
                        "Break-even: where fee and commission cost the same, the ten dearest, money"
                                + " in "
                                + season.currency(),
                        "Influencer",
                        "Paid by",
                        ">Net revenue",
                        ">Break-even revenue",
                        ">Cost",
                        "Recommended");
        season.tables()
                .rows(
                        season.of("compensation", "influencer_id")
                                .columns(
                                        "actual_deal",
                                        "net_revenue",
                                        "break_even_revenue",
                                        "actual_cost",
                                        "recommended_deal")
                                .order("actual_cost desc, influencer_id")
                                .limit(10))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.text("actual_deal"),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.cell("break_even_revenue", Format.MONEY),
                                        row.cell("actual_cost", Format.MONEY),
                                        row.text("recommended_deal")));
        return table;
    }
}
