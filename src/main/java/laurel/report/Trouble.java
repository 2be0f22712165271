package laurel.report;

/** What went wrong: alerts, promised posts, refunds. */
record Trouble(Season season) {
    private static final int ALERTS = 40;
    private static final int POSTS = 20;
    private static final int REFUNDS = 10;

    Section section() {
        Section section = Section.of("trouble", "What went wrong");
        counts(section);
        return section.needs(season.tables(), "deliverables", "Promised posts")
                .table(alerts())
                .table(overdue())
                .table(refunds());
    }

    private void counts(Section section) {
        section.say(
                "Refunds took back ",
                season.figure("refunds", Format.MONEY),
                " of ",
                season.figure("gross_revenue", Format.MONEY),
                " " + season.currency() + " credited.");
        for (Row row :
                season.tables()
                        .rows(
                                Query.of("alerts", "kind", "severity")
                                        .columns("count(*)")
                                        .order("kind, severity"))) {
            section.say(
                    row.cell("count(*)", Format.COUNT),
                    " × "
                            + row.word("kind").replace('_', ' ')
                            + " ("
                            + row.word("severity")
                            + ").");
        }
    }

    private Table alerts() {
        Table table =
                Table.of(
                        "Alerts of the run, the gravest " + ALERTS,
                        "Subject",
                        "Kind",
                        "Severity",
                        "What was seen");
        season.tables()
                .rows(
                        Query.of("alerts", "kind", "subject")
                                .columns("severity", "evidence")
                                .order(
                                        "case severity when 'error' then 0 when 'warning' then 1 else"
                                                + " 2 end, kind, subject")
                                .limit(ALERTS))
                .forEach(
                        row ->
                                table.line(
                                        row.text("subject"),
                                        Cell.text(row.word("kind").replace('_', ' ')),
                                        row.text("severity"),
                                        row.text("evidence")));
        return table;
    }

    private Table overdue() {
        Table table =
                Table.of(
                        "Posts that were promised and are overdue, the longest " + POSTS,
                        "Deal",
                        "Influencer",
                        "Due",
                        ">Promised",
                        ">Posted",
                        ">Missing",
                        ">Days overdue");
        season.tables()
                .rows(
                        season.of("deliverables", "deal_id")
                                .where("status", "overdue")
                                .columns(
                                        "influencer_id",
                                        "post_due_on",
                                        "expected_posts",
                                        "posts",
                                        "missing_posts",
                                        "overdue_days")
                                .order("overdue_days desc, deal_id")
                                .limit(POSTS))
                .forEach(
                        row ->
                                table.line(
                                        row.text("deal_id"),
                                        row.text("influencer_id"),
                                        row.text("post_due_on"),
                                        row.cell("expected_posts", Format.COUNT),
                                        row.cell("posts", Format.COUNT),
                                        row.cell("missing_posts", Format.COUNT),
                                        row.cell("overdue_days", Format.COUNT)));
        return table;
    }

    private Table refunds() {
        Table table =
                Table.of(
                        "The highest refunds, money in " + season.currency(),
                        "Influencer",
                        ">Refunds",
                        ">Gross revenue");
        season.tables()
                .rows(
                        season.of("influencer_seasons", "influencer_id")
                                .where("refunds >", 0)
                                .columns("refunds", "gross_revenue")
                                .order("refunds desc, influencer_id")
                                .limit(REFUNDS))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.cell("refunds", Format.MONEY),
                                        row.cell("gross_revenue", Format.MONEY)));
        return table;
    }
}
