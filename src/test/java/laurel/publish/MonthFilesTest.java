package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import laurel.Digest;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MonthFilesTest {
    private static final List<Contract> LEDGER = List.of(Contracts.of("ledger").orElseThrow());
    private static final String OCTOBER = "ledger/month=2025-10/ledger.parquet";
    private static final String NOVEMBER = "ledger/month=2025-11/ledger.parquet";

    @TempDir Path folder;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Source> rows = new TreeMap<>();

    @BeforeEach
    void models() throws IOException {
        for (String month : List.of("2025-10", "2025-11")) {
            Path models = Files.createDirectories(folder.resolve("models").resolve(month));
            Given given = new Given(models).row("ledger", sale("o of " + month, month + "-30"));
            rows.put(month, Objects.requireNonNull(given.relations().get("ledger")));
        }
    }

    @Test
    void aMonthThatIsMadeOfTheSameIsTakenOverAndItsRowsAreNotRead() throws IOException {
        Run first = publish("2025-11-29", "october", "november");
        asked.clear();
        Run second = publish("2025-11-30", "october", "november again");

        assertEquals(Set.of("2025-11"), asked);
        assertEquals(first.manifest().files().get(0), second.manifest().files().get(0));
        assertEquals(2, second.manifest().files().size());
        assertEquals(List.of(), RunCheck.digests(second.folder()));
        assertEquals(
                List.of("o of 2025-10", "o of 2025-11"),
                Given.read(second.files("ledger"), "select order_id from dataset order by all"));
    }

    @Test
    void whenNothingChangedNothingIsRead() throws IOException {
        Run first = publish("2025-11-29", "october", "november");
        asked.clear();
        Run second = publish("2025-11-30", "october", "november");

        assertEquals(Set.of(), asked);
        assertEquals(first.manifest().files(), second.manifest().files());
    }

    @Test
    void aDamagedFileIsNotTakenOver() throws IOException {
        Run first = publish("2025-11-29", "october", "november");
        Path damaged = first.folder().resolve(OCTOBER);
        Files.write(damaged, new byte[] {1}, StandardOpenOption.APPEND);
        Run second = publish("2025-11-30", "october", "november");

        assertFalse(Files.isSameFile(damaged, second.folder().resolve(OCTOBER)));
        assertEquals(first.manifest().files(), second.manifest().files());
        assertEquals(List.of(), RunCheck.digests(second.folder()));
    }

    @Test
    void aFileThatWasRewrittenSinceItWasNotedIsNotTakenOver() throws IOException {
        publish("2025-11-29", "october", "november");
        Path note = folder.resolve("note.json");
        Map<String, MonthFiles.Made> noted = new TreeMap<>(MonthFiles.read(note));
        noted.computeIfPresent(
                NOVEMBER, (path, made) -> new MonthFiles.Made(made.key(), Digest.ofText("other")));
        Files.write(note, Json.bytes(noted));
        asked.clear();
        publish("2025-11-30", "october", "november");

        assertEquals(Set.of("2025-11"), asked);
    }

    private Run publish(String asOf, String october, String november) throws IOException {
        Path note = folder.resolve("note.json");
        Monthly ledger =
                new Monthly(
                        new TreeMap<>(Map.of("2025-10", october, "2025-11", november)),
                        List.of(Set.of("2025-10"), Set.of("2025-11")),
                        months -> {
                            asked.addAll(months);
                            return only(months);
                        });
        MonthFiles months = new MonthFiles(Map.of("ledger", ledger), MonthFiles.read(note));
        PublishedRun published =
                new Publisher(
                                folder.resolve("out"),
                                LEDGER,
                                Map.of(),
                                2,
                                QueryReader::open,
                                2,
                                months)
                        .publish(
                                Given.identity(asOf),
                                Map.of("ledger", only(rows.keySet())),
                                Given.RESULTS);
        Run run =
                Runs.at(folder.resolve("out"))
                        .find(published.runId())
                        .filter(found -> found.asOf().equals(LocalDate.parse(asOf)))
                        .orElseThrow();
        months.note(note, run, LEDGER);
        return run;
    }

    private Source only(Set<String> months) {
        return Source.of(
                months.stream()
                        .flatMap(month -> Objects.requireNonNull(rows.get(month)).files().stream())
                        .toList());
    }

    private static Object[] sale(String order, String day) {
        return new Object[] {
            "order_id",
            order,
            "ordered_on",
            LocalDate.parse(day),
            "booked_on",
            LocalDate.parse(day),
            "entry",
            "sale",
            "revenue",
            1000L
        };
    }
}
