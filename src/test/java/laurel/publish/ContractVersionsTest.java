package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import laurel.cli.Cli;
import laurel.engine.QueryReader;
import laurel.feeds.Rule;
import laurel.publish.ContractChanges.Change;
import laurel.publish.ContractChanges.Level;
import laurel.publish.ReleasedContracts.Released;
import laurel.publish.ReleasedContracts.Version;
import laurel.spec.FeedKind;
import laurel.spec.OpenContract;
import laurel.testing.CaseJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Contracts keep to the standard and to their versions, and old readers read on. */
final class ContractVersionsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/laurel");

    @TempDir Path folder;

    @Test
    void everyContractKeepsToTheStandard() throws IOException {
        Schema standard =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(
                                        Path.of("src/test/resources/odcs-3.1.schema.json")),
                                InputFormat.JSON);
        List<String> faults = new ArrayList<>();
        for (String kind : List.of("datasets", "feeds")) {
            try (Stream<Path> files = Files.list(RESOURCES.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    Object root = ReleasedContracts.read(file).root().node();
                    standard.validate(new JsonMapper().valueToTree(root))
                            .forEach(fault -> faults.add(file + ": " + fault));
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everyRuleThatAFeedsContractNamesIsOneOfTheQuarantine() {
        List<String> rules = Stream.of(Rule.values()).map(Rule::id).toList();
        for (FeedKind feed : FeedKind.values()) {
            assertEquals(feed.id(), feed.contract().feed());
            assertTrue(rules.containsAll(feed.contract().rules()), feed.id());
            assertFalse(feed.contract().key().isEmpty(), feed.id());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MAJOR | name: code | name: codes
                    MAJOR | physicalType: DATE | physicalType: STRING
                    MAJOR | value: money | value: ratio
                    MAJOR | required: true | required: false
                    MINOR | physicalType: STRING\\n        description: The refund | physicalType: STRING\\n        required: true\\n        description: The refund
                    MAJOR | entry desc, booked_on | booked_on
                    MAJOR | value: month | value: season
                    MINOR | properties:\\n | properties:\\n      - {name: new, logicalType: string, physicalType: STRING, description: New.}\\n
                    PATCH | The order. | An order.
                    """)
    void aChangeOfADatasetRaisesTheNumberThatReadersGoBy(Level level, String from, String to)
            throws IOException {
        assertEquals(
                level,
                gravest(
                        ContractChanges.ofDataset(
                                text("datasets/ledger", "", ""),
                                text("datasets/ledger", from, to))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MAJOR | name: channel | name: channels
                    MAJOR | physicalType: email | physicalType: text
                    MAJOR | [paid, | [
                    MINOR | [paid, | [paid, lost,
                    MINOR | required: true | required: false
                    MAJOR | properties:\\n | properties:\\n      - {name: new, logicalType: string, physicalType: text, required: true, description: New.}\\n
                    MINOR | properties:\\n | properties:\\n      - {name: new, logicalType: string, physicalType: text, description: New.}\\n
                    MAJOR | primaryKeyPosition: 2 | primaryKeyPosition: 3
                    MAJOR | value: paid | value: pending
                    MAJOR | name: negative_base | name: bad_interval
                    """)
    void aChangeOfAFeedRaisesTheNumberThatSendersGoBy(Level level, String from, String to)
            throws IOException {
        assertEquals(
                level,
                gravest(
                        ContractChanges.ofFeed(
                                text("feeds/orders", "", ""), text("feeds/orders", from, to))));
    }

    @Test
    void versionsAreComparedByNumber() {
        assertTrue(Version.of("1.10.0").compareTo(Version.of("1.9.3")) > 0);
        assertEquals(Level.MAJOR, Version.of("2.0.0").raisedFrom(Version.of("1.9.3")));
        assertEquals(Level.MINOR, Version.of("1.10.0").raisedFrom(Version.of("1.9.3")));
        assertEquals(Level.PATCH, Version.of("1.9.4").raisedFrom(Version.of("1.9.3")));
    }

    @Test
    void whatWasPublishedByAnyVersionIsShownAsItWas() throws IOException {
        for (Released released : ReleasedContracts.all(ReleasedContracts.DATASETS)) {
            Path rows = released.folder().resolve("rows.parquet");
            assertEquals(
                    Files.readString(released.folder().resolve("rows.csv")),
                    GoldenRows.show(
                            released.name(),
                            rows,
                            folder.resolve(released.name() + released.version())),
                    released.folder().toString());
        }
    }

    @Test
    void readersOfEveryReleasedVersionReadTonightsRun() throws IOException {
        Path tiny = Path.of("src/test/resources/tiny");
        Path job = CaseJob.write(tiny, folder.resolve("job"));
        Cli.Answer answer = Cli.run("run", job, "--as-of", CaseJob.asOf(tiny));
        assertEquals(0, answer.exitCode(), answer::err);
        Run run = Runs.at(folder.resolve("job/published")).current().orElseThrow();
        for (Released released : ReleasedContracts.all(ReleasedContracts.DATASETS)) {
            Contract present = Contracts.of(released.name()).orElseThrow();
            if (Version.of(present.version()).major() == released.version().major()) {
                assertReads(ContractReader.read(released.contract()), run);
            }
        }
    }

    /** Reads as somebody does who knows that version alone: its columns, as its types. */
    private static void assertReads(Contract known, Run run) {
        List<String> promised = new ArrayList<>();
        StringBuilder reading = new StringBuilder("select count(*) as n");
        known.schema(2)
                .columns()
                .forEach(
                        column -> {
                            promised.add(column.name() + " " + ModelCheck.sqlType(column));
                            reading.append(", count(%1$s) as n_%1$s".formatted(column.name()));
                        });
        try (QueryReader reader = QueryReader.open()) {
            reader.register("dataset", run.files(known.dataset()));
            List<String> met =
                    reader.rows("select column_name, column_type from (describe dataset)").stream()
                            .map(row -> row.get("column_name") + " " + row.get("column_type"))
                            .filter(promised::contains)
                            .toList();
            assertEquals(promised, met, known.dataset() + " " + known.version());
            var counts = reader.rows(reading + " from dataset").get(0);
            known.schema(2).columns().stream()
                    .filter(column -> column.isRequired())
                    .forEach(
                            column ->
                                    assertEquals(
                                            counts.get("n"),
                                            counts.get("n_" + column.name()),
                                            known.dataset() + "." + column.name()));
        }
    }

    private static Level gravest(List<Change> changes) {
        return changes.stream()
                .map(Change::level)
                .reduce((a, b) -> a.compareTo(b) > 0 ? a : b)
                .orElseThrow();
    }

    private static OpenContract text(String file, String from, String to) throws IOException {
        String yaml = Files.readString(RESOURCES.resolve(file + ".yml"));
        String changed =
                from.isEmpty()
                        ? yaml
                        : first(yaml, from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        return OpenContract.read(
                file, new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String first(String text, String from, String to) {
        int at = text.indexOf(from);
        assertTrue(at >= 0, from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }
}
