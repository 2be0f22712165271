package laurel.reconcile;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that the answers depend on, with the defaults of the documentation.
 *
 * @param asOf the last day that is looked at
 * @param evidence kinds in the order they decide
 * @param holdWithin null: off
 * @param minorUnits digits behind the point of the reporting currency
 */
record Case(
        ZoneId zone,
        String currency,
        int minorUnits,
        LocalDate asOf,
        List<String> evidence,
        List<String> linkParameters,
        int clickLookbackDays,
        String clickModel,
        String codeSplit,
        int returnWindowDays,
        BigDecimal grossMargin,
        List<Season> seasons,
        List<Tier> tiers,
        int minOrders,
        @Nullable BigDecimal holdWithin,
        int graceSeasons,
        List<Pin> pins) {

    record Season(String id, String season, LocalDate startsOn, LocalDate endsBefore) {
        boolean holds(LocalDate day) {
            return !day.isBefore(startsOn) && day.isBefore(endsBefore);
        }
    }

    /**
     * @param until null: the last tier
     */
    record Tier(String id, @Nullable BigDecimal until) {}

    /**
     * @param until null: for good
     */
    record Pin(String influencerId, String tier, @Nullable LocalDate until) {}

    /** The first instant that is not looked at. */
    long end() {
        return Times.startOf(asOf.plusDays(1), zone);
    }

    static Case read(Path json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        JsonNode tiers = root.path("tiers");
        JsonNode hysteresis = tiers.path("hysteresis");
        return new Case(
                ZoneId.of(root.path("timezone").asString()),
                root.path("currency").asString(),
                root.path("minor_units").asInt(2),
                LocalDate.parse(root.path("as_of").asString()),
                texts(root.path("evidence"), "code", "link", "click"),
                texts(root.path("link_parameters"), "ref", "utm_content"),
                root.path("click_lookback_days").asInt(30),
                root.path("click_model").asString("last"),
                root.path("code_split").asString("by-discount"),
                root.path("return_window_days").asInt(60),
                new BigDecimal(root.path("gross_margin").asString("1")),
                seasons(root.path("seasons")),
                tiers(tiers.path("tiers")),
                tiers.path("min_orders").asInt(1),
                decimal(hysteresis.path("hold_within")),
                hysteresis.path("grace_seasons").asInt(0),
                pins(tiers.path("pins")));
    }

    private static List<String> texts(JsonNode array, String... defaults) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return texts.isEmpty() ? List.of(defaults) : texts;
    }

    private static List<Season> seasons(JsonNode array) {
        List<Season> seasons = new ArrayList<>();
        for (JsonNode node : array) {
            seasons.add(
                    new Season(
                            node.path("season_id").asString(),
                            node.path("season").asString(),
                            LocalDate.parse(node.path("starts_on").asString()),
                            LocalDate.parse(node.path("ends_before").asString())));
        }
        return seasons;
    }

    private static List<Tier> tiers(JsonNode array) {
        List<Tier> tiers = new ArrayList<>();
        for (JsonNode node : array) {
            tiers.add(new Tier(node.path("id").asString(), decimal(node.path("until"))));
        }
        return tiers;
    }

    private static List<Pin> pins(JsonNode array) {
        List<Pin> pins = new ArrayList<>();
        for (JsonNode node : array) {
            JsonNode until = node.path("until");
            pins.add(
                    new Pin(
                            node.path("influencer_id").asString(),
                            node.path("tier").asString(),
                            until.isString() ? LocalDate.parse(until.asString()) : null));
        }
        return pins;
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        return node.isString() || node.isNumber() ? new BigDecimal(node.asString()) : null;
    }
}
