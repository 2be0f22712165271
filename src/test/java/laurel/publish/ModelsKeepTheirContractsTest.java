package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import laurel.engine.DuckDbEngine;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.models.ModelGraph;
import laurel.spec.FeedSpec;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import laurel.testing.Build;
import laurel.testing.CaseJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsKeepTheirContractsTest {
    @TempDir Path folder;

    @Test
    void aRunOverNothingIsPublished() {
        Job job = SpecReader.read(Path.of("src/test/resources/plain/job.yml"));
        Run run = publish(job, List.of(), LocalDate.of(2025, 1, 31));
        assertEquals(12L, run.rows().get("reconciliation"));
    }

    @Test
    void aRunOverFeedsIsPublished() throws IOException {
        Path tiny = Path.of("src/test/resources/tiny");
        Job job = SpecReader.read(tiny.resolve("job.yml"));
        Run run = publish(job, job.feeds(), CaseJob.asOf(tiny));
        for (String dataset : List.of("ledger", "influencer_seasons", "tier_assignments")) {
            long expected =
                    Files.readAllLines(tiny.resolve("expected/" + dataset + ".csv")).size() - 1L;
            assertEquals(expected, run.rows().get(dataset), dataset);
        }
        assertEquals(List.of(), run.manifest().problems(run.folder()));
    }

    private Run publish(Job job, List<FeedSpec> feeds, LocalDate asOf) {
        Map<String, Source> relations = new HashMap<>(models(job, feeds, asOf));
        relations.keySet().removeIf(relation -> relation.startsWith("raw_"));
        new Publisher(
                        folder.resolve("out"),
                        Contracts.all(),
                        Map.of("activation_lists", Messages.of(job)),
                        job.minorUnits(),
                        QueryReader::open,
                        2)
                .publish(Given.identity(asOf + ""), relations, Given.RESULTS);
        return Runs.at(folder.resolve("out")).current().orElseThrow();
    }

    private Map<String, Source> models(Job job, List<FeedSpec> feeds, LocalDate asOf) {
        LandingSettings settings =
                new LandingSettings(
                        ZoneId.of("Europe/Berlin"), "EUR", List.of("ref"), new byte[32], 1);
        try (Engine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", folder.resolve("spill"), List.of(folder)))) {
            LandedFeeds landed =
                    Landing.land(
                            feeds,
                            settings,
                            folder.resolve("landed"),
                            folder.resolve("work"),
                            FeedHistory.NONE,
                            LandingProgress.silent());
            return Build.of(ModelGraph.load(), job, asOf, landed, engine, folder).relations();
        }
    }
}
