package laurel.report;

import java.util.Optional;

/** What comes next: the activation list in short. */
record Next(Season season) {
    private static final int SHOWN = 15;

    Section section() {
        Section section = Section.of("next", "What next");
        Optional<Row> upcoming =
                season.tables()
                        .first(
                                Query.of("activation_lists", "season_id")
                                        .columns(
                                                "count(*)",
                                                "min(contact_on)",
                                                "sum(expected_revenue)")
                                        .where("is_suppressed", false)
                                        .order("min(post_by), season_id")
                                        .limit(1));
        if (upcoming.isEmpty()) {
            return section.say(
                    "No season is near enough to plan for (activation.horizon-days of the job).");
        }
        Row next = upcoming.get();
        section.say(
                "For " + next.word("season_id") + ": ",
                next.cell("count(*)", Format.COUNT),
                " people to get in touch with, from "
                        + next.word("min(contact_on)")
                        + " on; net revenue expected of them: ",
                next.cell("sum(expected_revenue)", Format.MONEY),
                " " + season.currency() + ".");
        section.say(
                "The whole list, with messages: laurel show activation_lists --season "
                        + next.word("season_id")
                        + " --format xlsx");
        return section.table(first(next.word("season_id"))).table(heldBack(next.word("season_id")));
    }

    private Table first(String upcoming) {
        Table table =
                Table.of(
                        "The first "
                                + SHOWN
                                + " by priority; at least and at most hold 90 of 100 times, money in "
                                + season.currency(),
                        "Influencer",
                        ">Priority",
                        "Tier",
                        "Deal",
                        "Contact on",
                        ">Expected revenue",
                        ">At least",
                        ">At most",
                        "What to do");
        Query query =
                Query.of("activation_lists", "influencer_id")
                        .where("season_id", upcoming)
                        .where("is_suppressed", false)
                        .columns(
                                "priority",
                                "tier",
                                "action",
                                "recommended_deal",
                                "contact_on",
                                "expected_revenue",
                                "expected_low",
                                "expected_high")
                        .order("priority, influencer_id")
                        .limit(SHOWN);
        season.tables()
                .rows(query)
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.cell("priority", Format.COUNT),
                                        row.text("tier"),
                                        row.text("recommended_deal"),
                                        row.text("contact_on"),
                                        row.cell("expected_revenue", Format.MONEY),
                                        row.cell("expected_low", Format.MONEY),
                                        row.cell("expected_high", Format.MONEY),
                                        row.text("action")));
        return table;
    }

    private Table heldBack(String upcoming) {
        Table table = Table.of("Held back, and why", "Reason", ">Influencers");
        Query query =
                Query.of("activation_lists", "suppression_reason")
                        .where("season_id", upcoming)
                        .where("is_suppressed", true)
                        .columns("count(*)")
                        .order("suppression_reason");
        season.tables()
                .rows(query)
                .forEach(
                        row ->
                                table.line(
                                        Cell.text(row.word("suppression_reason").replace('_', ' ')),
                                        row.cell("count(*)", Format.COUNT)));
        return table;
    }
}
