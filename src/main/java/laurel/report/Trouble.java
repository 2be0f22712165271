package laurel.report;

import java.util.List;

/** What went wrong: alerts, promised posts, refunds. */
record Trouble(Season season) {
    /** So many alerts of a kind: one kind must not hide the others. */
    private static final int OF_A_KIND = 8;

    private static final int POSTS = 20;
    private static final int REFUNDS = 10;
    private static final String GRAVEST =
            "case severity when 'error' then 0 when 'warning' then 1 else 2 end";

    Section section() {
        Section section = Section.of("trouble", "What went wrong");
        section.say(
                "Refunds took back ",
                season.figure("refunds", Format.MONEY),
                " of ",
                season.figure("gross_revenue", Format.MONEY),
                " " + season.currency() + " credited.");
        List<Row> kinds = kinds();
        if (season.tables().has("alerts") && kinds.isEmpty()) {
            section.say("The run raised no alerts.");
        }
        promises(section);
        return section.table(kinds(kinds)).table(alerts(kinds)).table(missing()).table(refunds());
    }

    private List<Row> kinds() {
        return season.tables()
                .rows(
                        Query.of("alerts", "kind", "severity")
                                .columns("count(*)", "min(since)")
                                .order(GRAVEST + ", kind"));
    }

    private static Table kinds(List<Row> kinds) {
        Table table = Table.of("Alerts of the run by kind", "Kind", "Severity", ">Alerts", "Since");
        for (Row row : kinds) {
            table.line(
                    words(row, "kind"),
                    row.text("severity"),
                    row.cell("count(*)", Format.COUNT),
                    row.text("min(since)"));
        }
        return table;
    }

    private Table alerts(List<Row> kinds) {
        Table table =
                Table.of(
                        "What was seen, at most " + OF_A_KIND + " of a kind",
                        "Subject",
                        "Kind",
                        "Since",
                        "Evidence");
        for (Row kind : kinds) {
            Query query =
                    Query.of("alerts", "kind", "subject")
                            .where("kind", kind.word("kind"))
                            .where("severity", kind.word("severity"))
                            .columns("since", "evidence")
                            .order("since nulls last, subject")
                            .limit(OF_A_KIND);
            season.tables()
                    .rows(query)
                    .forEach(
                            row ->
                                    table.line(
                                            row.text("subject"),
                                            words(row, "kind"),
                                            row.text("since"),
                                            row.text("evidence")));
        }
        return table;
    }

    /** Deals that name the season, and those that name none and are due in it. */
    private List<Query> deals(String... keys) {
        return List.of(
                season.of("deliverables", keys),
                Query.of("deliverables", keys)
                        .where("season_id" + Query.NULL, "")
                        .where("post_due_on >=", season.summary().word("starts_on"))
                        .where("post_due_on <", season.summary().word("ends_before")));
    }

    private void promises(Section section) {
        String[] what = {"Deals of the season: ", "Deals that name no season and are due in it: "};
        List<Query> deals = deals();
        for (int i = 0; i < what.length; i++) {
            Query sums =
                    deals.get(i)
                            .columns(
                                    "sum(posts)",
                                    "sum(expected_posts)",
                                    "count(*) filter (where status = 'overdue')",
                                    "count(*) filter (where status = 'short')");
            for (Row row : season.tables().rows(sums)) {
                if (row.has("sum(posts)")) {
                    section.say(
                            what[i],
                            row.cell("sum(posts)", Format.COUNT),
                            " posts came where ",
                            row.cell("sum(expected_posts)", Format.COUNT),
                            " were promised; ",
                            row.cell("count(*) filter (where status = 'overdue')", Format.COUNT),
                            " are overdue, ",
                            row.cell("count(*) filter (where status = 'short')", Format.COUNT),
                            " were closed with posts missing.");
                }
            }
        }
        section.needs(season.tables(), "deliverables", "Promised posts");
    }

    private Table missing() {
        Table table =
                Table.of(
                        "Posts that were promised and are missing, the longest overdue " + POSTS,
                        "Deal",
                        "Influencer",
                        "Status",
                        "Due",
                        ">Promised",
                        ">Posted",
                        ">Missing",
                        ">Days overdue");
        for (Query deals : deals("deal_id")) {
            Query query =
                    deals.where("missing_posts >", 0)
                            .where("status <>", "open")
                            .columns(
                                    "influencer_id",
                                    "status",
                                    "post_due_on",
                                    "expected_posts",
                                    "posts",
                                    "missing_posts",
                                    "overdue_days")
                            .order("overdue_days desc nulls last, deal_id")
                            .limit(POSTS);
            season.tables()
                    .rows(query)
                    .forEach(
                            row ->
                                    table.line(
                                            row.text("deal_id"),
                                            row.text("influencer_id"),
                                            row.text("status"),
                                            row.text("post_due_on"),
                                            row.cell("expected_posts", Format.COUNT),
                                            row.cell("posts", Format.COUNT),
                                            row.cell("missing_posts", Format.COUNT),
                                            row.cell("overdue_days", Format.COUNT)));
        }
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

    private static Cell words(Row row, String column) {
        return Cell.text(row.word(column).replace('_', ' '));
    }
}
