package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import laurel.spec.CfgRelations;
import laurel.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsKeepTheirContractsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);

    @TempDir Path folder;

    @Test
    void aRunOverNothingIsPublished() {
        Map<String, Path> relations = rules();
        relations.putAll(models(relations));
        List<Contract> contracts =
                Contracts.all().stream()
                        .filter(contract -> relations.containsKey(contract.dataset()))
                        .toList();
        Map<String, DerivedColumns> derived = new HashMap<>();
        contracts.stream()
                .filter(contract -> !contract.derived().isEmpty())
                .forEach(contract -> derived.put(contract.dataset(), row -> Map.of()));
        Publisher publisher =
                new Publisher(folder.resolve("out"), contracts, derived, 2, QueryReader::open);

        PublishedRun run = publisher.publish(Given.identity(AS_OF + ""), relations, Given.RESULTS);

        Run current = Runs.at(folder.resolve("out")).current().orElseThrow();
        assertEquals(run.runId(), current.id());
        assertEquals(12L, current.rows().get("reconciliation"));
    }

    private Map<String, Path> rules() {
        return new HashMap<>(
                CfgRelations.write(
                        SpecReader.read(Path.of("src/test/resources/plain/job.yml")),
                        AS_OF,
                        folder.resolve("cfg")));
    }

    private Map<String, Path> models(Map<String, Path> rules) {
        LandingSettings settings =
                new LandingSettings(
                        ZoneId.of("Europe/Berlin"), "EUR", List.of("ref"), new byte[32], 1);
        try (Engine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", folder.resolve("spill"), List.of(folder)))) {
            rules.forEach((relation, file) -> engine.register(relation, List.of(file)));
            Landing.land(
                            List.of(),
                            settings,
                            folder.resolve("landed"),
                            folder.resolve("work"),
                            Set.of(),
                            LandingProgress.silent())
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
