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
import java.util.Set;
import laurel.engine.DuckDbEngine;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.models.ModelGraph;
import laurel.models.Models;
import laurel.restate.ClosedRelations;
import laurel.spec.CfgRelations;
import laurel.spec.FeedSpec;
import laurel.spec.Job;
import laurel.spec.SpecReader;
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
        Map<String, Path> relations =
                new HashMap<>(CfgRelations.write(job, asOf, folder.resolve("cfg")));
        relations.putAll(ClosedRelations.none(folder.resolve("closed")));
        relations.putAll(models(feeds, relations));
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

    private Map<String, Path> models(List<FeedSpec> feeds, Map<String, Path> rules) {
        LandingSettings settings =
                new LandingSettings(
                        ZoneId.of("Europe/Berlin"), "EUR", List.of("ref"), new byte[32], 1);
        try (Engine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", folder.resolve("spill"), List.of(folder)))) {
            rules.forEach((relation, file) -> engine.register(relation, List.of(file)));
            Path work = folder.resolve("work");
            Path landed = folder.resolve("landed");
            Landing.land(feeds, settings, landed, work, Set.of(), LandingProgress.silent())
                    .relations()
                    .forEach(engine::register);
            ModelGraph graph = ModelGraph.load();
            Models models = new Models(graph, folder.resolve("models"));
            graph.folders()
                    .forEach(name -> models.build(name, engine, (model, rows, milliseconds) -> {}));
            return models.built();
        }
    }
}
