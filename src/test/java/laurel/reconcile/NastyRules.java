package laurel.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The {@code case.json} of a nasty case. */
final class NastyRules {
    private final NastyWorld world;
    private final NastyDraws draws;

    NastyRules(NastyWorld world) {
        this.world = world;
        this.draws = world.draws;
    }

    String json() {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("profile", "nasty");
        rules.put("timezone", world.zone.getId());
        rules.put("currency", world.currency);
        rules.put("as_of", world.asOf.toString());
        rules.put("evidence", evidence());
        rules.put(
                "link_parameters",
                draws.chance(0.5)
                        ? List.of("ref", "utm_content")
                        : List.of("r f", "\u00FCtm", "ref"));
        rules.put("click_lookback_days", world.lookbackDays);
        rules.put(
                "click_model",
                draws.of(
                        "last",
                        "first",
                        "linear",
                        "position",
                        "time-decay",
                        "shapley",
                        "markov",
                        "markov"));
        rules.put("code_split", draws.of("by-discount", "equal", "first", "largest-discount"));
        rules.put("return_window_days", draws.of(List.of(0, 1, 30, 60)));
        rules.put("gross_margin", draws.of("1", "0.5", "0.333333333333", "0"));
        rules.put("seasons", seasons());
        rules.put("tiers", tiers());
        if (draws.chance(0.5)) {
            rules.put(
                    "size_bands",
                    List.of(
                            Map.of("id", "tiny", "from", 0),
                            Map.of("id", "small", "from", 10),
                            Map.of("id", "big", "from", 1000)));
        }
        rules.put("multiline", Map.of("orders", draws.chance(0.3), "posts", draws.chance(0.7)));
        rules.put("feed_timezones", world.feedZones);
        rules.put("tolerance", "all");
        rules.put("model_comparison", draws.chance(0.4));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(rules);
    }

    private List<String> evidence() {
        List<String> kinds = new ArrayList<>(List.of("code", "link", "click"));
        java.util.Collections.shuffle(kinds, draws.random());
        return draws.chance(0.6) ? kinds : kinds.subList(0, draws.between(1, 2));
    }

    private List<Map<String, String>> seasons() {
        List<Map<String, String>> seasons = new ArrayList<>();
        world.seasons.forEach(
                (id, days) -> {
                    Map<String, String> season = new LinkedHashMap<>();
                    season.put("season_id", id);
                    season.put("season", id.substring(0, id.lastIndexOf('-')));
                    season.put("starts_on", days[0].toString());
                    season.put("ends_before", days[1].toString());
                    seasons.add(season);
                });
        return seasons;
    }

    private Map<String, Object> tiers() {
        String method = draws.of("share", "share", "thresholds", "quantile");
        List<Map<String, Object>> list = new ArrayList<>();
        List<String> cuts =
                draws.chance(0.5)
                        ? List.of("0.3", "0.60", "0.9")
                        : List.of("0.333333333333", "0.5", "1");
        int count = draws.between(1, 3);
        for (int i = 0; i < count; i++) {
            Map<String, Object> tier = new LinkedHashMap<>();
            tier.put("id", "tier-" + (i + 1));
            if (method.equals("thresholds")) {
                tier.put("conditions", conditions(count - i));
            } else {
                tier.put("until", cuts.get(i));
            }
            list.add(tier);
        }
        list.add(Map.of("id", "rest"));
        Map<String, Object> tiers = new LinkedHashMap<>();
        tiers.put("method", method);
        tiers.put("min_orders", draws.between(0, 2));
        tiers.put("tiers", list);
        tiers.put(
                "hysteresis",
                Map.of(
                        "hold_within", draws.of("0", "0.02", "0.25", "0.5"),
                        "grace_seasons", draws.between(0, 2)));
        tiers.put("pins", pins(count));
        return tiers;
    }

    private List<Map<String, String>> conditions(int height) {
        List<Map<String, String>> conditions = new ArrayList<>();
        conditions.add(
                Map.of(
                        "metric",
                        "net_revenue",
                        "at_least",
                        draws.of("10", "50.5", "120.005") + height));
        if (draws.chance(0.6)) {
            String metric =
                    draws.of(
                            "orders",
                            "order_credit",
                            "roi",
                            "roas",
                            "aov",
                            "views",
                            "followers",
                            "engagement_rate",
                            "revenue_share",
                            "cost_per_order",
                            "posts");
            conditions.add(
                    draws.chance(0.6)
                            ? Map.of("metric", metric, "at_least", draws.of("0.1", "1", "0", "2"))
                            : Map.of("metric", metric, "at_most", draws.of("0.25", "1", "3", "0")));
        }
        return conditions;
    }

    private List<Map<String, String>> pins(int tiers) {
        List<Map<String, String>> pins = new ArrayList<>();
        while (draws.chance(0.4)) {
            Map<String, String> pin = new LinkedHashMap<>();
            pin.put("influencer_id", draws.of(world.people));
            pin.put("tier", draws.chance(0.3) ? "rest" : "tier-" + draws.between(1, tiers));
            LocalDate start = draws.of(List.copyOf(world.seasons.values()))[0];
            if (draws.chance(0.7)) {
                pin.put("until", start.plusDays(draws.between(0, 1)).toString());
            }
            pin.put("why", "because");
            pins.add(pin);
        }
        return pins;
    }
}
