package laurel.report;

/** How often chance would have given the same tiers. */
record Sureness(Season season) {
    private static final int SHOWN = 10;
    private static final String SURE = "count(*) filter (where confidence >= 0.9)";
    private static final String UNSURE = "count(*) filter (where confidence < 0.9)";

    Section into(Section section) {
        if (!season.tables().has("tier_assignments", "confidence")) {
            return section.say("How sure the tiers are is not published by this run.");
        }
        Table tiers = tiers();
        return tiers.isEmpty()
                ? section.say(
                        "How sure the tiers are is not known: the job draws no resamples"
                                + " (tiers.confidence.resamples).")
                : section.table(tiers).table(least());
    }

    private Query known(String... keys) {
        return season.of("tier_assignments", keys).where("confidence" + Query.KNOWN, "");
    }

    private Table tiers() {
        Table table =
                Table.of(
                        "How sure the tiers are, had chance drawn the season's orders anew",
                        "Tier",
                        ">Same tier 9 of 10 times or more",
                        ">Less often",
                        ">Least");
        season.tables()
                .rows(
                        known("tier")
                                .columns(SURE, UNSURE, "min(confidence)")
                                .order("min(revenue_rank)"))
                .forEach(
                        row ->
                                table.line(
                                        row.text("tier"),
                                        row.cell(SURE, Format.COUNT),
                                        row.cell(UNSURE, Format.COUNT),
                                        row.cell("min(confidence)", Format.SHARE)));
        return table;
    }

    private Table least() {
        Table table =
                Table.of(
                        "The least sure, money in " + season.currency(),
                        "Influencer",
                        "Tier",
                        ">Confidence",
                        ">Net revenue",
                        ">Lacks for the tier above");
        season.tables()
                .rows(
                        known("influencer_id")
                                .where("confidence <", 1)
                                .columns("tier", "confidence", "net_revenue", "to_next_tier")
                                .order("confidence, revenue_rank, influencer_id")
                                .limit(SHOWN))
                .forEach(
                        row ->
                                table.line(
                                        row.text("influencer_id"),
                                        row.text("tier"),
                                        row.cell("confidence", Format.SHARE),
                                        row.cell("net_revenue", Format.MONEY),
                                        row.cell("to_next_tier", Format.MONEY)));
        return table;
    }
}
