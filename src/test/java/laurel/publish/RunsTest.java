package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import laurel.DataException;
import laurel.engine.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsTest {
    private static final int READS = 200;

    @TempDir Path folder;

    @Test
    void beforeTheFirstRunThereIsNothing() {
        Runs runs = Runs.at(folder.resolve("none"));
        assertTrue(runs.current().isEmpty());
        assertEquals(List.of(), runs.list());
    }

    @Test
    void runsAreListedByDayAndOneIsCurrent() throws IOException {
        Map<String, Source> models = models(7);
        publish("2025-11-30", models);
        publish("2025-11-29", models);
        Files.createDirectories(folder.resolve("out/runs/2025-11-28-unfinished"));

        List<Run> runs = Runs.at(folder.resolve("out")).list();
        assertEquals(
                List.of(LocalDate.of(2025, 11, 29), LocalDate.of(2025, 11, 30)),
                runs.stream().map(Run::asOf).toList());
        assertEquals(List.of(true, false), runs.stream().map(Run::isCurrent).toList());
        assertEquals(7L, runs.get(0).rows().get("alerts"));
        assertEquals(0L, runs.get(0).rows().get("ledger"));
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> runs.get(0).files("ledgers"));
        assertTrue(unknown.toString().contains("no dataset ledgers; it has activation_lists, "));
    }

    @Test
    void aDamagedPointerIsNamed() throws IOException {
        Files.writeString(folder.resolve("CURRENT.json"), "{\"run_id\": ");
        var damaged = assertThrows(DataException.class, () -> Runs.at(folder).current());
        assertTrue(damaged.toString().contains("CURRENT.json is damaged"), damaged.toString());
    }

    @Test
    void aRunIdNeverLeavesTheFolder() throws IOException {
        publish("2025-11-30", models(1));
        assertTrue(Runs.at(folder.resolve("out")).find("../runs").isEmpty());
        assertTrue(Runs.at(folder.resolve("out")).find("..").isEmpty());
    }

    @Test
    void whoResolvesTheCurrentRunOnceReadsOneRunWhole() throws Exception {
        List<Map<String, Source>> nights = List.of(models(1), models(2), models(3));
        publish("2025-01-01", nights.get(1));
        ExecutorService publisher = Executors.newSingleThreadExecutor();
        try {
            Future<?> publishing =
                    publisher.submit(
                            () -> {
                                for (int night = 0; night < 12; night++) {
                                    String day = LocalDate.of(2025, 1, 2).plusDays(night) + "";
                                    publish(day, nights.get(night % 3));
                                }
                            });
            for (int read = 0; read < READS; read++) {
                Run run = Runs.at(folder.resolve("out")).current().orElseThrow();
                assertEquals(List.of(), run.manifest().problems(run.folder()));
                if (read % 20 == 0) {
                    assertEquals(count(run, "alerts"), count(run, "quarantine"));
                }
            }
            publishing.get();
        } finally {
            publisher.shutdownNow();
        }
        assertEquals(13, Runs.at(folder.resolve("out")).list().size());
    }

    private static List<String> count(Run run, String dataset) {
        return Given.read(run.files(dataset), "select count(*) from dataset");
    }

    private Map<String, Source> models(int rows) {
        Given given = new Given(folder.resolve("models-" + rows));
        for (int row = 0; row < rows; row++) {
            given.row("alerts", "subject", "s" + row).row("quarantine", "file", "f" + row);
        }
        return given.relations();
    }

    private void publish(String asOf, Map<String, Source> relations) {
        Given.publisher(folder.resolve("out"))
                .publish(Given.identity(asOf), relations, Given.RESULTS);
    }
}
