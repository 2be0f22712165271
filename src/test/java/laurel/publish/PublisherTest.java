package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublisherTest {
    @TempDir Path folder;

    @Test
    void rowsArePublishedByContractSortedAndInTheirFolders() {
        PublishedRun run = publish("out", "2025-11-30", sales(folder.resolve("models"), 1000));

        assertTrue(run.isNew());
        Run current = Runs.at(folder.resolve("out")).current().orElseThrow();
        assertEquals(
                List.of(
                        "ledger/month=2025-10/ledger.parquet",
                        "ledger/month=2025-11/ledger.parquet"),
                names(current, "ledger"));
        assertEquals(
                List.of(
                        "o1 sale null 10.00 0.333333 12.500000",
                        "o1 refund null -0.01 0.333333 12.500000",
                        "o1 refund r1 -9.99 0.333333 12.500000"),
                Given.read(
                        current.files("ledger").subList(1, 2),
                        "select order_id, entry, refund_id, revenue, share, amount from dataset"));
        assertEquals(
                List.of("bf-2025 anna Anna, bf-2025 null"),
                Given.read(
                        current.files("activation_lists"),
                        "select season_id, influencer_id, subject, message from dataset"));
        assertEquals(
                List.of("high 1", "general 2"),
                Given.read(current.files("cfg_tiers"), "select * from dataset"));
    }

    @Test
    void aDatasetWithoutRowsHasAFileWithItsColumns() {
        publish("out", "2025-11-30", new Given(folder.resolve("models")));
        Run current = Runs.at(folder.resolve("out")).current().orElseThrow();
        for (Contract contract : Contracts.all()) {
            assertEquals(
                    contract.schema(2).names(),
                    Given.read(
                            current.files(contract.dataset()),
                            "select column_name from (describe dataset)"));
            assertEquals(
                    List.of(contract.dataset() + "/" + contract.dataset() + ".parquet"),
                    names(current, contract.dataset()));
        }
    }

    @Test
    void whatHasTheMostRowsIsWrittenFirst() {
        Given given = new Given(folder.resolve("models"));
        given.row("ledger", sale("o1", LocalDate.of(2025, 11, 28), 1000L));
        given.row("quarantine", "line", 1L).row("quarantine", "line", 2L);
        given.row("alerts").row("alerts").row("alerts");
        List<String> written = new ArrayList<>();
        Given.publisher(folder.resolve("out"), 1)
                .publish(
                        Given.identity("2025-11-30"),
                        given.relations(),
                        RunPapers.of(Given.RESULTS),
                        Reveal.ALWAYS,
                        (dataset, done, total) -> written.add(dataset));
        assertEquals(List.of("alerts", "quarantine", "ledger"), written.subList(0, 3));
    }

    @Test
    void theSameRowsMakeTheSameRunWhateverTheirOrder() throws IOException {
        Given other = new Given(folder.resolve("other"));
        other.row("activation_lists", activation());
        other.row("ledger", refund("r1", -999L));
        other.row("ledger", earlier());
        other.row("ledger", sale("o1", LocalDate.of(2025, 11, 28), 1000L));
        other.row("ledger", refund(null, -1L));
        publish("first", "2025-11-30", sales(folder.resolve("models"), 1000));
        publish("second", "2025-11-30", other);
        assertEquals(tree(folder.resolve("first")), tree(folder.resolve("second")));
    }

    @Test
    void theManifestAccountsForEveryFile() throws IOException {
        PublishedRun run = publish("out", "2025-11-30", sales(folder.resolve("models"), 1000));
        Manifest manifest =
                Runs.at(folder.resolve("out")).find(run.runId()).orElseThrow().manifest();
        assertTrue(run.runId().matches("2025-11-30-[0-9a-f]{12}"), run.runId());
        assertEquals(List.of(), manifest.problems(run.folder()));
        Manifest.PublishedFile november =
                manifest.files().stream()
                        .filter(file -> file.path().contains("2025-11"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(3, november.rows());
        assertEquals(Map.of("revenue", 0L, "commission", 3L), november.sums());
        assertEquals(Files.size(run.folder().resolve(november.path())), november.bytes());
        assertEquals(Given.identity("2025-11-30").inputs(), manifest.inputs());
        String text = Files.readString(run.folder().resolve(Manifest.NAME));
        assertTrue(text.startsWith("{\n  \"as_of\" : \"2025-11-30\","), text);
        assertEquals(
                "{\n  \"as_of\" : \"2025-11-30\",\n  \"path\" : \"runs/%1$s\",\n  \"run_id\" : \"%1$s\"\n}\n"
                        .formatted(run.runId()),
                Files.readString(folder.resolve("out/CURRENT.json")));
    }

    @Test
    void theSameRunIsKeptAndADamagedOneIsMadeAgain() throws IOException {
        Map<String, Source> models = sales(folder.resolve("models"), 1000).relations();
        PublishedRun first = publish("out", "2025-11-30", models);
        assertFalse(publish("out", "2025-11-30", models).isNew());
        Path damaged = first.folder().resolve("ledger/month=2025-11/ledger.parquet");
        Files.writeString(damaged, "rubbish", StandardCharsets.UTF_8);
        assertTrue(publish("out", "2025-11-30", models).isNew());
        Run current = Runs.at(folder.resolve("out")).current().orElseThrow();
        assertEquals(List.of(), current.manifest().problems(current.folder()));
    }

    @Test
    void whatACrashLeftIsSweptAway() throws IOException {
        Map<String, Source> models = sales(folder.resolve("models"), 1000).relations();
        Path runs = Files.createDirectories(folder.resolve("out/runs"));
        Path unfinished = Files.createDirectories(runs.resolve("2025-11-29-abc.tmp/ledger"));
        Files.writeString(unfinished.resolve("ledger.parquet"), "PAR1");
        String id = Given.identity("2025-11-30").runId();
        Files.writeString(Files.createDirectories(runs.resolve(id)).resolve("x"), "no manifest");

        assertTrue(publish("out", "2025-11-30", models).isNew());
        try (Stream<Path> entries = Files.list(runs)) {
            assertEquals(List.of(runs.resolve(id)), entries.toList());
        }
        assertFalse(Files.exists(runs.resolve(id).resolve("x")));
    }

    @Test
    void unchangedFilesAreSharedWithTheLastRun() throws IOException {
        Map<String, Source> models = sales(folder.resolve("models"), 1000).relations();
        PublishedRun first = publish("out", "2025-11-29", models);
        PublishedRun second =
                publish("out", "2025-11-30", sales(folder.resolve("changed"), 2000).relations());
        String october = "ledger/month=2025-10/ledger.parquet";
        String november = "ledger/month=2025-11/ledger.parquet";
        assertFalse(
                Files.isSameFile(
                        first.folder().resolve(november), second.folder().resolve(november)));
        assumeTrue(isUnix(first.folder()));
        assertTrue(
                Files.isSameFile(
                        first.folder().resolve(october), second.folder().resolve(october)));
    }

    @Test
    void aModelThatBreaksTheContractPublishesNothing() throws IOException {
        PublishedRun good = publish("out", "2025-11-29", sales(folder.resolve("models"), 1000));
        Given nameless = new Given(folder.resolve("nameless"));
        nameless.row("alerts", "kind", "code_overlap", "evidence", null);
        Given traversing = new Given(folder.resolve("traversing"));
        traversing.row("tier_assignments", "season_id", "../../etc", "influencer_id", "a");

        assertThrows(IllegalStateException.class, () -> publish("out", "2025-11-30", nameless));
        assertThrows(
                IllegalArgumentException.class, () -> publish("out", "2025-11-30", traversing));
        Runs runs = Runs.at(folder.resolve("out"));
        assertEquals(good.runId(), runs.current().orElseThrow().id());
        assertEquals(1, runs.list().size());
        assertThrows(IllegalArgumentException.class, () -> publish("out", "2025-11-30", Map.of()));
    }

    @Test
    void aModelWithOtherColumnsIsNamedWithAllOfThem() {
        Map<String, Source> models = new TreeMap<>(sales(folder.resolve("models"), 1).relations());
        models.put("reconciliation", models.get("influencer_seasons"));
        var refused =
                assertThrows(PublishException.class, () -> publish("out", "2025-11-30", models));
        assertTrue(
                refused.toString().contains("scope is not there, wanted VARCHAR; name is not"),
                refused.toString());
        assertTrue(Runs.at(folder.resolve("out")).current().isEmpty());
    }

    @Test
    void aFileThatIsNotWhatTheModelHoldsIsRefused() {
        PublishedRun run = publish("out", "2025-11-30", sales(folder.resolve("models"), 1000));
        Path file = run.folder().resolve("ledger/month=2025-11/ledger.parquet");
        Contract ledger = Contracts.of("ledger").orElseThrow();
        Contract other = Contracts.of("alerts").orElseThrow();
        try (QueryReader reader = QueryReader.open()) {
            FileCheck check = new FileCheck(reader, ledger, 2);
            check.check(file, new Figures(3, Map.of("revenue", 0L, "commission", 3L)));
            for (Figures wrong :
                    List.of(
                            new Figures(2, Map.of("revenue", 0L, "commission", 3L)),
                            new Figures(3, Map.of("revenue", 1L, "commission", 3L)))) {
                assertThrows(PublishException.class, () -> check.check(file, wrong));
            }
            assertThrows(
                    PublishException.class,
                    () -> new FileCheck(reader, other, 2).check(file, new Figures(3, Map.of())));
        }
    }

    @Test
    void theFiguresOfAFileAreReadWithThePlacesItWasWrittenWith() {
        PublishedRun run = publish("out", "2025-11-30", sales(folder.resolve("models"), 1000));
        try (QueryReader reader = QueryReader.open()) {
            reader.register(
                    "found", List.of(run.folder().resolve("ledger/month=2025-11/ledger.parquet")));
            assertEquals(
                    new Figures(3, Map.of("revenue", 0L, "commission", 3L)),
                    Figures.ofFile(reader, "found", List.of("revenue", "commission")));
            assertEquals(
                    new Figures(3, Map.of()), Figures.ofFile(reader, "found", List.<String>of()));
        }
    }

    @Test
    void othersCannotReadARun() throws IOException {
        PublishedRun run = publish("out", "2025-11-30", new Given(folder.resolve("models")));
        assumeTrue(isUnix(run.folder()));
        assertEquals("rwxr-x---", rights(run.folder()));
        assertEquals("rw-r-----", rights(run.folder().resolve("alerts/alerts.parquet")));
        assertEquals("rw-r-----", rights(run.folder().resolve(Manifest.NAME)));
        assertEquals("rw-r-----", rights(folder.resolve("out/CURRENT.json")));
    }

    private static Given sales(Path folder, long november) {
        return new Given(folder)
                .row("ledger", sale("o1", LocalDate.of(2025, 11, 28), november))
                .row("ledger", refund("r1", -999L))
                .row("ledger", refund(null, -1L))
                .row("ledger", earlier())
                .row("activation_lists", activation());
    }

    private static Object[] activation() {
        return new Object[] {"season_id", "bf-2025", "influencer_id", "anna", "first_name", "Anna"};
    }

    private static Object[] earlier() {
        return sale("o2", LocalDate.of(2025, 10, 1), 5L);
    }

    private static Object[] sale(String order, LocalDate day, long cents) {
        return new Object[] {
            "order_id",
            order,
            "ordered_on",
            day,
            "booked_on",
            day,
            "entry",
            "sale",
            "revenue",
            cents,
            "share",
            333_333L,
            "amount",
            new BigDecimal("12.5")
        };
    }

    private static Object[] refund(@Nullable String refund, long cents) {
        LocalDate day = LocalDate.of(2025, 11, 28);
        Object[] line = sale("o1", day, cents);
        line[7] = "refund";
        return refund == null
                ? line
                : Stream.concat(Stream.of(line), Stream.of("refund_id", refund)).toArray();
    }

    private PublishedRun publish(String root, String asOf, Given given) {
        return publish(root, asOf, given.relations());
    }

    private PublishedRun publish(String root, String asOf, Map<String, Source> relations) {
        return Given.publisher(folder.resolve(root))
                .publish(Given.identity(asOf), relations, Given.RESULTS);
    }

    private static List<String> names(Run run, String dataset) {
        return run.files(dataset).stream()
                .map(file -> run.folder().relativize(file).toString())
                .toList();
    }

    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), Digest.of(file));
            }
        }
        return tree;
    }

    private static boolean isUnix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
