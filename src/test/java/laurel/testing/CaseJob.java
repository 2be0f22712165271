package laurel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import laurel.spec.FeedKind;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a job of a {@code case.json}, so that any folder of feeds with right answers can be run.
 */
public final class CaseJob {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> KNOWN =
            Set.of(
                    "profile",
                    "timezone",
                    "currency",
                    "as_of",
                    "seasons",
                    "evidence",
                    "link_parameters",
                    "click_lookback_days",
                    "click_model",
                    "code_split",
                    "gross_margin",
                    "return_window_days",
                    "tiers",
                    "size_bands",
                    "multiline",
                    "tolerance",
                    "feed_timezones",
                    "model_comparison");

    private final Path folder;
    private final JsonNode json;
    private final ObjectNode job = MAPPER.createObjectNode();

    private CaseJob(Path folder) {
        this.folder = folder;
        this.json = read(folder);
        Set<String> unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(folder + ": unknown keys " + unknown);
        }
    }

    /** The day a case is looked at from. */
    public static LocalDate asOf(Path caseFolder) {
        return LocalDate.parse(read(caseFolder).get("as_of").asString());
    }

    /**
     * Writes {@code job.yml} and an e-mail key into {@code target} and reads the job: feeds from
     * the case's folder, results to {@code target/published}, the batch's folder {@code
     * target/state}.
     */
    public static Job of(Path caseFolder, Path target) {
        return SpecReader.read(write(caseFolder, target));
    }

    /** As {@link #of}, for tests that start from the file. */
    public static Path write(Path caseFolder, Path target) {
        try {
            Files.createDirectories(target);
            Files.writeString(target.resolve("email.key"), "a key for tests\n");
            return Files.writeString(target.resolve("job.yml"), yaml(caseFolder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job file's text; JSON is YAML. */
    public static String yaml(Path caseFolder) {
        return new CaseJob(caseFolder.toAbsolutePath().normalize()).job().toPrettyString() + "\n";
    }

    private ObjectNode job() {
        job.put("name", json.path("profile").asString("case"));
        copy(json, "timezone", job, "timezone");
        copy(json, "currency", job, "currency");
        number(json, "gross_margin", job, "gross-margin");
        copy(json, "return_window_days", job, "return-window-days");
        job.set("feeds", feeds());
        job.put("email-key", "${file:email.key}");
        job.set("seasons", seasons());
        attribution();
        if (json.has("tiers")) {
            job.set("tiers", tiers(json.get("tiers")));
        }
        JsonNode bands = json.has("size_bands") ? json : json.path("tiers");
        copy(bands, "size_bands", job, "size-bands");
        copy(json, "tolerance", job, "tolerance");
        copy(json, "model_comparison", job.putObject("report"), "model-comparison");
        job.putObject("publish").put("to", "published");
        return job;
    }

    private ArrayNode feeds() {
        ArrayNode feeds = MAPPER.createArrayNode();
        for (FeedKind kind : FeedKind.values()) {
            Path source = folder.resolve(kind.id());
            if (Files.isDirectory(source)) {
                ObjectNode feed = feeds.addObject();
                feed.put("feed", kind.id()).put("source", source + "/" + files(source));
                copy(json.path("multiline"), kind.id(), feed, "multiline");
                copy(json.path("feed_timezones"), kind.id(), feed, "timezone");
            }
        }
        return feeds;
    }

    private static String files(Path source) {
        try (var listed = Files.list(source)) {
            return listed.anyMatch(file -> !file.toString().endsWith(".csv")) ? "*.csv*" : "*.csv";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArrayNode seasons() {
        Map<String, ArrayNode> bySeason = new LinkedHashMap<>();
        for (JsonNode each : json.get("seasons")) {
            String season = each.get("season").asString();
            String startsOn = each.get("starts_on").asString();
            if (!each.get("season_id").asString().equals(season + "-" + startsOn.substring(0, 4))) {
                throw new IllegalArgumentException(
                        folder + ": " + each + " is not called by its year");
            }
            bySeason.computeIfAbsent(season, id -> MAPPER.createArrayNode())
                    .addObject()
                    .put("starts-on", startsOn)
                    .put("ends-before", each.get("ends_before").asString());
        }
        ArrayNode seasons = MAPPER.createArrayNode();
        bySeason.forEach((id, days) -> seasons.addObject().put("id", id).set("occurrences", days));
        return seasons;
    }

    private void attribution() {
        ObjectNode attribution = job.putObject("attribution");
        copy(json, "evidence", attribution, "evidence");
        copy(json, "link_parameters", attribution, "link-parameters");
        copy(json, "code_split", attribution, "code-split");
        ObjectNode click = attribution.putObject("click");
        copy(json, "click_model", click, "model");
        copy(json, "click_lookback_days", click, "lookback-days");
    }

    private static ObjectNode tiers(JsonNode from) {
        ObjectNode tiers = MAPPER.createObjectNode();
        copy(from, "method", tiers, "method");
        copy(from, "min_orders", tiers, "min-orders");
        if (from.has("tiers")) {
            ArrayNode list = tiers.putArray("list");
            from.get("tiers").forEach(tier -> tier(tier, list.addObject()));
        }
        ObjectNode hysteresis = tiers.putObject("hysteresis");
        number(from.path("hysteresis"), "hold_within", hysteresis, "hold-within");
        copy(from.path("hysteresis"), "grace_seasons", hysteresis, "grace-seasons");
        ArrayNode pins = tiers.putArray("pins");
        for (JsonNode pin : from.path("pins")) {
            ObjectNode to = pins.addObject();
            copy(pin, "influencer_id", to, "influencer-id");
            copy(pin, "tier", to, "tier");
            copy(pin, "until", to, "until");
            to.put("why", pin.path("why").asString("no reason given"));
        }
        return tiers;
    }

    private static void tier(JsonNode from, ObjectNode to) {
        copy(from, "id", to, "id");
        number(from, "until", to, "until");
        List<JsonNode> conditions = new ArrayList<>();
        from.path("conditions").forEach(conditions::add);
        if (!conditions.isEmpty()) {
            ArrayNode list = to.putArray("conditions");
            for (JsonNode condition : conditions) {
                ObjectNode one = list.addObject();
                copy(condition, "metric", one, "metric");
                number(condition, "at_least", one, "at-least");
                number(condition, "at_most", one, "at-most");
            }
        }
    }

    private static void copy(JsonNode from, String key, ObjectNode to, String as) {
        @Nullable JsonNode value = from.get(key);
        if (value != null && !value.isNull()) {
            to.set(as, value);
        }
    }

    /** Cases hold exact numbers as text. */
    private static void number(JsonNode from, String key, ObjectNode to, String as) {
        @Nullable JsonNode value = from.get(key);
        if (value != null && !value.isNull()) {
            to.put(as, new java.math.BigDecimal(value.asString()));
        }
    }

    private static JsonNode read(Path folder) {
        return MAPPER.readTree(folder.resolve("case.json").toFile());
    }
}
