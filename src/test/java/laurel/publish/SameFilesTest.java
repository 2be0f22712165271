package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SameFilesTest {
    private static final Contract LEDGER = Contracts.of("ledger").orElseThrow();
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
        Map<String, SameFiles.Made> noted = new TreeMap<>(SameFiles.read(note));
        noted.computeIfPresent(
                NOVEMBER, (path, made) -> new SameFiles.Made(made.key(), Digest.ofText("other")));
        Files.write(note, Json.bytes(noted));
        asked.clear();
        publish("2025-11-30", "october", "november");

        assertEquals(Set.of("2025-11"), asked);
    }

    @Test
    void aSeasonThatIsMadeOfTheSameIsTakenOverFromAmongOthers() throws IOException {
        Run first = publishTiers("2025-11-29", "spring", "summer", "fall");
        // what is said to be the same is not looked at
        Run second = publishTiers("2025-11-30", "spring", "other", "fall");

        assertEquals(
                List.of("inf of fall", "inf of other", "inf of spring"),
                Given.read(
                        second.files("tier_assignments"),
                        "select influencer_id from dataset order by all"));
        assertEquals(
                List.of(true, false, true),
                Stream.of("a-fall", "b-summer", "c-spring")
                        .map(season -> file(first, season).equals(file(second, season)))
                        .toList());
        assertEquals(List.of(), RunCheck.digests(second.folder()));
    }

    private static Object file(Run run, String season) {
        try {
            return Files.readAttributes(
                            run.folder()
                                    .resolve("tier_assignments/season=" + season)
                                    .resolve("tier_assignments.parquet"),
                            BasicFileAttributes.class)
                    .fileKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose only influencers tell what their seasons are made of. */
    private Run publishTiers(String asOf, String spring, String summer, String fall)
            throws IOException {
        Map<String, String> made = Map.of("a-fall", fall, "b-summer", summer, "c-spring", spring);
        Given given = new Given(Files.createDirectories(folder.resolve(asOf)));
        made.forEach(
                (season, one) ->
                        given.row(
                                "tier_assignments",
                                "season_id",
                                season,
                                "influencer_id",
                                "inf of " + one));
        Source rows = Objects.requireNonNull(given.relations().get("tier_assignments"));
        return publish(
                asOf,
                Contracts.of("tier_assignments").orElseThrow(),
                rows,
                new Parts(new TreeMap<>(made), List.of(), seasons -> rows));
    }

    private Run publish(String asOf, String october, String november) throws IOException {
        return publish(
                asOf,
                LEDGER,
                only(rows.keySet()),
                new Parts(
                        new TreeMap<>(Map.of("2025-10", october, "2025-11", november)),
                        List.of(Set.of("2025-10"), Set.of("2025-11")),
                        months -> {
                            asked.addAll(months);
                            return only(months);
                        }));
    }

    private Run publish(String asOf, Contract contract, Source rows, Parts parts)
            throws IOException {
        Path note = folder.resolve("note.json");
        String dataset = contract.dataset();
        SameFiles same = new SameFiles(Map.of(dataset, parts), SameFiles.read(note));
        PublishedRun published =
                new Publisher(
                                folder.resolve("out"),
                                List.of(contract),
                                Map.of(),
                                2,
                                QueryReader::open,
                                2,
                                same)
                        .publish(Given.identity(asOf), Map.of(dataset, rows), Given.RESULTS);
        Run run =
                Runs.at(folder.resolve("out"))
                        .find(published.runId())
                        .filter(found -> found.asOf().equals(LocalDate.parse(asOf)))
                        .orElseThrow();
        same.note(note, run, List.of(contract));
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
