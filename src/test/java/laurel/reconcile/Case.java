package laurel.reconcile;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that the answers depend on, with the defaults of the documentation.
 *
 * @param asOf the last day that is looked at
 * @param evidence kinds in the order they decide
 * @param holdWithin null: off
 * @param isCompared whether other rules are asked what they would say
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
        String tierMethod,
        List<Tier> tiers,
        int minOrders,
        @Nullable BigDecimal holdWithin,
        int graceSeasons,
        List<Pin> pins,
        List<SizeBand> sizeBands,
        Map<String, Boolean> multiline,
        Map<String, ZoneId> feedZones,
        boolean isCompared) {

    /** By followers, when a case names none. */
    static final List<SizeBand> SIZE_BANDS =
            List.of(
                    new SizeBand("nano", 0),
                    new SizeBand("micro", 1_000),
                    new SizeBand("midi", 50_000),
                    new SizeBand("macro", 500_000),
                    new SizeBand("mega", 1_000_000));

    record Season(String id, String season, LocalDate startsOn, LocalDate endsBefore) {
        boolean holds(LocalDate day) {
            return !day.isBefore(startsOn) && day.isBefore(endsBefore);
        }
    }

    /**
     * @param until null: the last tier, or a tier of the method thresholds
     */
    record Tier(String id, @Nullable BigDecimal until, List<Condition> conditions) {}

    /** A bound on a column of influencer_seasons, as published; null: no such bound. */
    record Condition(String metric, @Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) {}

    record SizeBand(String id, long from) {}

    /**
     * @param until null: for good
     */
    record Pin(String influencerId, String tier, @Nullable LocalDate until) {}

    /** The zone of timestamps without an offset. */
    ZoneId zone(String feed) {
        return feedZones.getOrDefault(feed, zone);
    }

    boolean isMultiline(String feed) {
        return multiline.getOrDefault(feed, feed.equals("posts"));
    }

    /** The first instant that is not looked at. */
    long end() {
        return Times.startOf(asOf.plusDays(1), zone);
    }

    /** The same case by other rules. */
    Case judgedBy(List<String> kinds, String model) {
        return new Case(
                zone,
                currency,
                minorUnits,
                asOf,
                kinds,
                linkParameters,
                clickLookbackDays,
                model,
                codeSplit,
                returnWindowDays,
                grossMargin,
                seasons,
                tierMethod,
                tiers,
                minOrders,
                holdWithin,
                graceSeasons,
                pins,
                sizeBands,
                multiline,
                feedZones,
                isCompared);
    }

    static Case read(Path json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        JsonNode tiers = root.path("tiers");
        JsonNode hysteresis = tiers.path("hysteresis");
        return new Case(
                ZoneId.of(root.path("timezone").asString()),
                root.path("currency").asString(),
                root.path("minor_units").asInt(digits(root.path("currency").asString())),
                LocalDate.parse(root.path("as_of").asString()),
                texts(root.path("evidence"), "code", "link", "click"),
                texts(root.path("link_parameters"), "ref", "utm_content"),
                root.path("click_lookback_days").asInt(30),
                root.path("click_model").asString("last"),
                root.path("code_split").asString("by-discount"),
                root.path("return_window_days").asInt(60),
                new BigDecimal(root.path("gross_margin").asString("1")),
                seasons(root.path("seasons")),
                tiers.path("method").asString("share"),
                tiers(tiers.path("tiers")),
                tiers.path("min_orders").asInt(1),
                decimal(hysteresis.path("hold_within")),
                hysteresis.path("grace_seasons").asInt(0),
                pins(tiers.path("pins")),
                sizeBands(root.has("size_bands") ? root : tiers),
                flags(root.path("multiline")),
                zones(root.path("feed_timezones")),
                root.path("model_comparison").asBoolean(false));
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static List<SizeBand> sizeBands(JsonNode parent) {
        List<SizeBand> bands = new ArrayList<>();
        for (JsonNode node : parent.path("size_bands")) {
            bands.add(new SizeBand(node.path("id").asString(), node.path("from").asLong()));
        }
        return bands.isEmpty() ? SIZE_BANDS : bands;
    }

    private static Map<String, Boolean> flags(JsonNode object) {
        Map<String, Boolean> flags = new TreeMap<>();
        object.forEachEntry((feed, flag) -> flags.put(feed, flag.asBoolean()));
        return flags;
    }

    private static Map<String, ZoneId> zones(JsonNode object) {
        Map<String, ZoneId> zones = new TreeMap<>();
        object.forEachEntry((feed, zone) -> zones.put(feed, ZoneId.of(zone.asString())));
        return zones;
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
            List<Condition> conditions = new ArrayList<>();
            for (JsonNode condition : node.path("conditions")) {
                conditions.add(
                        new Condition(
                                condition.path("metric").asString(),
                                decimal(condition.path("at_least")),
                                decimal(condition.path("at_most"))));
            }
            tiers.add(
                    new Tier(node.path("id").asString(), decimal(node.path("until")), conditions));
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
