package laurel.report;

import java.util.List;

/** What changed since the season's last occurrence. */
record Changes(Season season) {
    private static final int SHOWN = 15;
    private static final String ABSENT = "not in it";

    Section section() {
        Section section = Section.of("changes", "What changed since the last occurrence");
        if (season.before().isEmpty()) {
            return section.say("The run knows no earlier occurrence of this season.");
        }
        return section.chart(flow())
                .table(movers("promoted", "Promoted, by net revenue"))
                .table(movers("demoted", "Demoted, by net revenue"))
                .table(gone());
    }

    private Chart flow() {
        Table table =
                Table.of(
                        "Tier in the last occurrence and now, heads",
                        "Before",
                        "Now",
                        ">Influencers");
        season.tables()
                .rows(
                        season.of("tier_assignments", "previous_tier", "tier")
                                .columns("count(*)")
                                .order(rank("previous_tier") + ", " + rank("tier")))
                .forEach(
                        row ->
                                table.line(
                                        Cell.text(
                                                row.has("previous_tier")
                                                        ? row.word("previous_tier")
                                                        : ABSENT),
                                        row.text("tier"),
                                        row.cell("count(*)", Format.COUNT)));
        season.tables()
                .rows(absent("tier").columns("count(*)").order(rank("tier")))
                .forEach(
                        row ->
                                table.line(
                                        row.text("tier"),
                                        Cell.text(ABSENT),
                                        row.cell("count(*)", Format.COUNT)));
        return new Chart(
                "flow",
                Section.cells(
                        moved("promoted"),
                        " rose, ",
                        moved("demoted"),
                        " fell, ",
                        moved("new"),
                        " are new, ",
                        moved("returned"),
                        " returned, ",
                        season.tables()
                                .rows(absent().columns("count(*)"))
                                .get(0)
                                .cell("count(*)", Format.COUNT),
                        " are gone"),
                "influencers",
                table,
                true);
    }

    /** Sorts tiers from the top; what is none of them comes last. */
    private String rank(String column) {
        StringBuilder rank = new StringBuilder("case ").append(column);
        int place = 0;
        for (Row row : season.tables().rows(season.of("season_tiers", "tier").order("tier_rank"))) {
            rank.append(" when '").append(row.word("tier").replace("'", "''")).append("' then ");
            rank.append(place++);
        }
        return place == 0 ? column : rank.append(" end nulls last").toString();
    }

    /** Who was in the last occurrence and is not in this one. */
    private Query absent(String... keys) {
        String now =
                "(select count(*) from tier_assignments as now where now.season_id = '"
                        + season.id().replace("'", "''")
                        + "' and now.influencer_id = tier_assignments.influencer_id) =";
        return Query.of("tier_assignments", keys)
                .where("season_id", season.before().orElseThrow().word("season_id"))
                .where(now, 0);
    }

    private Table gone() {
        Table table =
                Table.of(
                        "Gone, by net revenue of the last occurrence, money in "
                                + season.currency(),
                        "Influencer",
                        "Before",
                        ">Net revenue before");
        season.tables()
                .rows(
                        absent("influencer_id")
                                .columns("tier", "net_revenue")
                                .order("net_revenue desc, influencer_id")
                                .limit(SHOWN))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.text("tier"),
                                        row.cell("net_revenue", Format.MONEY)));
        return table;
    }

    private Cell moved(String move) {
        List<Row> rows =
                season.tables()
                        .rows(
                                season.of("tier_assignments")
                                        .where("move", move)
                                        .columns("count(*)"));
        return rows.get(0).cell("count(*)", Format.COUNT);
    }

    private Table movers(String move, String caption) {
        Table table =
                Table.of(
                        caption + ", money in " + season.currency(),
                        "Influencer",
                        "Before",
                        "Now",
                        ">Net revenue",
                        "Why");
        season.tables()
                .rows(
                        season.of("tier_assignments", "influencer_id")
                                .where("move", move)
                                .columns("previous_tier", "tier", "net_revenue", "reasons")
                                .order("net_revenue desc, influencer_id")
                                .limit(SHOWN))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.text("previous_tier"),
                                        row.text("tier"),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.text("reasons")));
        return table;
    }
}
