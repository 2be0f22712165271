package laurel.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import laurel.generate.Generator;
import laurel.generate.GeneratorSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The generator's answers are those that the second path finds in the bytes. */
class GeneratedFeedsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {7, 11, 2025})
    void answers_are_what_the_feeds_hold(long seed) {
        GeneratorSettings settings = spicy(GeneratorSettings.standard(seed, 4_000));
        Generator.write(settings, folder);
        JsonMapper json = JsonMapper.shared();
        JsonNode stated = json.readTree(folder.resolve("answers.json"));
        JsonNode found =
                json.readTree(
                        json.writeValueAsString(Answers.of(folder, rules(settings)).totals()));
        for (String part : List.of("orders", "orders_by_reason")) {
            assertEquals(stated.path(part), found.path(part), "seed " + seed);
        }
        for (String kind : List.of("sale", "refund")) {
            assertEquals(
                    stated.path("money").path(kind),
                    found.path("money").path(kind),
                    "seed " + seed);
        }
        stated.path("feeds")
                .forEachEntry(
                        (feed, counts) ->
                                counts.forEachEntry(
                                        (count, value) ->
                                                assertEquals(
                                                        value,
                                                        found.path("feeds").path(feed).path(count),
                                                        feed + " " + count + ", seed " + seed)));
    }

    private static Case rules(GeneratorSettings settings) {
        return new Case(
                ZoneId.of("Europe/Berlin"),
                settings.currency(),
                2,
                settings.endsBefore().minusDays(1),
                List.of("code", "link", "click"),
                List.of("ref", "utm_content"),
                30,
                "last",
                "by-discount",
                60,
                java.math.BigDecimal.ONE,
                List.of(),
                "share",
                List.of(),
                1,
                null,
                0,
                List.of(),
                Case.SIZE_BANDS,
                Map.of(),
                Map.of(),
                false);
    }

    /** More of everything that is rare. */
    private static GeneratorSettings spicy(GeneratorSettings plain) {
        return new GeneratorSettings(
                plain.seed(),
                plain.orders(),
                plain.influencers(),
                plain.from(),
                plain.endsBefore(),
                plain.currency(),
                400,
                300,
                100,
                100,
                100,
                500,
                300,
                200,
                100,
                50,
                60);
    }
}
