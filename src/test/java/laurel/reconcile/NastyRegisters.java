package laurel.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes, deals, influencers, rates and posts of a nasty case. */
final class NastyRegisters {
    private final NastyWorld world;
    private final NastyDraws draws;

    NastyRegisters(NastyWorld world) {
        this.world = world;
        this.draws = world.draws;
    }

    static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }

    private String count(int most) {
        return draws.chance(0.6) ? Integer.toString(draws.between(0, most)) : "";
    }

    List<Map<String, String>> codes() {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        double open = world.isBusy ? 0.8 : 0.5;
        for (int i = 0; i < 6; i++) {
            edges.add(world.at("codes", world.instant()));
        }
        for (int i = draws.between(8, 24); i > 0; i--) {
            rows.add(
                    row(
                            "code", world.spelt(),
                            "kind", draws.of("", "code", "CODE", "link", "Link"),
                            "influencer_id", draws.chance(0.2) ? "" : draws.of(world.people),
                            "valid_from", draws.chance(open) ? "" : draws.of(edges),
                            "valid_to", draws.chance(open) ? "" : draws.of(edges),
                            "commission_rate", world.rate(),
                            "commission_per_order",
                                    draws.maybe(0.5, "0", "1.00", "0.333333", "0.005", "2.5")));
        }
        return rows;
    }

    List<Map<String, String>> deals() {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> seasons = new ArrayList<>(world.seasons.keySet());
        seasons.add("unknown-2020");
        String first = world.hot.minusDays(4).toString();
        String last = world.asOf.plusDays(5).toString();
        for (int i = draws.between(3, 14); i > 0; i--) {
            boolean isRival = draws.chance(0.4);
            rows.add(
                    row(
                            "deal_id",
                            draws.of("d1", "d2", "d3", "d4", "d5", "\uFF5E", "\uD83D\uDE00"),
                            "influencer_id",
                            draws.of(world.people),
                            "season_id",
                            draws.chance(0.5) ? "" : draws.of(seasons),
                            "starts_on",
                            isRival ? first : world.day(),
                            "ends_before",
                            isRival ? last : draws.chance(0.4) ? "" : world.day(),
                            "model",
                            draws.maybe(0.5, "fixed", "Affiliate", "hybrid", "gifted"),
                            "fixed_fee",
                            draws.chance(0.4) ? "" : world.amount(),
                            "product_cost",
                            draws.chance(0.7) ? "" : world.amount(),
                            "ad_spend",
                            draws.chance(0.7) ? "" : world.amount(),
                            "other_cost",
                            draws.chance(0.8) ? "" : world.amount(),
                            "currency",
                            draws.of(world.currencies),
                            "commission_rate",
                            world.rate(),
                            "expected_posts",
                            count(3),
                            "post_due_on",
                            draws.chance(0.6) ? "" : world.day(),
                            "stage",
                            draws.maybe(0.5, "outreach", "negotiation", "awaiting_post", "Posted"),
                            "paid_on",
                            draws.chance(0.8) ? "" : world.day()));
        }
        return rows;
    }

    List<Map<String, String>> influencers() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = draws.between(1, 8); i > 0; i--) {
            rows.add(
                    row(
                            "influencer_id", draws.of(world.people),
                            "name", draws.of("Anna", "O'Neil, Ben", ""),
                            "email", draws.maybe(0.3, "anna@x.example"),
                            "followers", count(1200),
                            "contact", draws.maybe(0.3, "direct", "Agency"),
                            "status", draws.maybe(0.3, "active", "PAUSED", "do_not_contact"),
                            "joined_on", draws.chance(0.8) ? "" : world.day()));
        }
        return rows;
    }

    List<Map<String, String>> fx() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = draws.between(10, 40); i > 0; i--) {
            rows.add(
                    row(
                            "rate_on", world.day(),
                            "currency", draws.of("USD", "usd", "JPY", "KWD", "EUR"),
                            "units_per_reporting",
                                    draws.of(
                                            "1.1",
                                            "0.333333333333",
                                            "110.25",
                                            "3",
                                            "7.000000000001",
                                            "0.9",
                                            "1.000000000000",
                                            "150")));
        }
        return rows;
    }

    List<Map<String, String>> posts() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = draws.between(4, 24); i > 0; i--) {
            long at = world.instant();
            rows.add(
                    row(
                            "post_id", draws.of("p1", "p2", "p3", "p4", "p5", "p6"),
                            "influencer_id", draws.of(world.people),
                            "platform", draws.of("tiktok", "Instagram"),
                            "posted_at", world.at("posts", at),
                            "measured_at", draws.chance(0.3) ? "" : measured(at),
                            "views", count(900),
                            "reach", count(9),
                            "likes", count(90),
                            "comments", count(9),
                            "shares", count(9),
                            "saves", count(9),
                            "followers", count(1200),
                            "text", draws.of("", "two\nlines", "a \"quote\", and more")));
        }
        return rows;
    }

    private String measured(long postedAt) {
        long at =
                draws.chance(0.5)
                        ? world.instant()
                        : postedAt + 3_600_000_000L * draws.between(0, 9);
        return world.at("posts", at);
    }
}
