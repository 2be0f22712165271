package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.spec.FeedSpec.Tolerance;
import laurel.spec.binding.Secret;
import laurel.testing.JobText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecReaderTest {
    private static final Path RESOURCES = Path.of("src/test/resources/laurel/spec");

    @TempDir Path folder;

    @Test
    void allProblemsOfAllFilesAreSaidAtOnce() throws IOException {
        SpecException wrong =
                assertThrows(
                        SpecException.class,
                        () -> SpecReader.read(RESOURCES.resolve("bad/job.yml")));
        String expected = Files.readString(RESOURCES.resolve("bad/expected.txt"));
        assertEquals(expected.strip(), wrong.getMessage());
    }

    @Test
    void aJobOfFourKeysAndThreeFeedsHasTheDefaultsOfTheDocumentation() {
        Job job = new JobText().read(folder);
        assertEquals("Europe/Berlin", job.timezone().getId());
        assertEquals(BigDecimal.ONE, job.grossMargin());
        assertEquals(60, job.returnWindowDays());
        assertEquals(
                List.of(Evidence.CODE, Evidence.LINK, Evidence.CLICK),
                job.attribution().evidence());
        assertEquals(List.of("ref", "utm_content"), job.attribution().linkParameters());
        assertEquals(AttributionSpec.CodeSplit.BY_DISCOUNT, job.attribution().codeSplit());
        assertEquals(
                new AttributionSpec.Click(AttributionSpec.ClickModel.LAST, 30),
                job.attribution().click());
        assertEquals(
                List.of("high", "medium", "general"),
                job.tiers().list().stream().map(TiersSpec.Tier::id).toList());
        assertEquals(1, job.tiers().minOrders());
        assertEquals(new TiersSpec.Hysteresis(BigDecimal.ZERO, 0), job.tiers().hysteresis());
        assertEquals(
                List.of(0L, 1000L, 50000L, 500000L, 1000000L),
                job.sizeBands().stream().map(SizeBand::from).toList());
        assertEquals(Tolerance.DATA, job.tolerance());
        assertEquals(new BigDecimal("0.01"), job.maxRejectsShare());
        assertEquals(folder.resolve("published"), job.publishFolder());
        assertEquals(folder.resolve("state"), job.stateFolder());
    }

    @Test
    void aFeedTakesWhatItDoesNotSayFromTheJobAndItsKind() {
        Job job =
                new JobText()
                        .with("tolerance", "all")
                        .with("max-rejects", "0.2")
                        .with(
                                "feeds[0]",
                                "{feed: orders, source: o.csv, tolerance: none, max-rejects: 0}")
                        .read(folder);
        FeedSpec orders = job.feed(FeedKind.ORDERS).orElseThrow();
        FeedSpec posts = job.feed(FeedKind.POSTS).orElseThrow();
        assertEquals(Tolerance.NONE, orders.tolerance());
        assertEquals(BigDecimal.ZERO, orders.maxRejectsShare());
        assertEquals(Tolerance.ALL, posts.tolerance());
        assertEquals(new BigDecimal("0.2"), posts.maxRejectsShare());
        assertTrue(posts.isMultiline());
        assertFalse(orders.isMultiline());
        assertEquals(new FeedSpec.Format(FeedSpec.Format.Kind.CSV, ','), posts.format());
        assertEquals(folder, posts.folder());
        assertEquals('.', posts.decimalSeparator());
    }

    @Test
    void aFeedFileIsReadWithEveryKey() throws IOException {
        Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(
                folder.resolve("feeds/orders.yml"),
                """
                feed: orders
                source: ../data/orders/*.csv.gz
                format: {kind: csv, delimiter: "\\t"}
                columns: {order_id: Name, ordered_at: Created at}
                constants: {currency: EUR, is_test: false, tax_included_amount: 0.10}
                timezone: UTC
                timestamp-format: dd.MM.yyyy HH:mm
                date-format: dd.MM.yyyy
                decimal-separator: ","
                grouping-separator: "."
                multiline: true
                order: [b.csv.gz, a.csv.gz]
                tolerance: none
                max-rejects: 0.05
                """);
        Job job = new JobText().with("feeds[0]", "feeds/o*.yml").read(folder);
        FeedSpec orders = job.feed(FeedKind.ORDERS).orElseThrow();
        assertEquals(folder.resolve("feeds"), orders.folder());
        assertEquals("../data/orders/*.csv.gz", orders.source());
        assertEquals('\t', orders.format().delimiter());
        assertEquals(Map.of("order_id", "Name", "ordered_at", "Created at"), orders.columns());
        assertEquals(
                Map.of("currency", "EUR", "is_test", "false", "tax_included_amount", "0.10"),
                orders.constants());
        assertEquals(',', orders.decimalSeparator());
        assertEquals('.', orders.groupingSeparator());
        assertTrue(orders.isMultiline());
        assertEquals(List.of("b.csv.gz", "a.csv.gz"), orders.order());
        assertEquals(new BigDecimal("0.05"), orders.maxRejectsShare());
    }

    @Test
    void aJobIsReadWithEveryKey() {
        Job job =
                new JobText()
                        .with("gross-margin", "0.5")
                        .with("return-window-days", "30")
                        .with("email-key", "${file:keys/email.key}")
                        .with("state", "elsewhere")
                        .with("engine", "{threads: 2, memory: 2GB}")
                        .with(
                                "repository",
                                "{url: jdbc:postgresql://h/d, user: u, password: '${env:P}'}")
                        .with(
                                "tiers",
                                "{method: quantile, min-orders: 3, list: [{id: a, until: 0.1}, {id: b}],"
                                        + " hysteresis: {hold-within: 0.05, grace-seasons: 1}, pins:"
                                        + " [{influencer-id: 007, tier: b, until: 2025-01-01, why: x}]}")
                        .with("size-bands", "[{id: s, from: 0}, {id: l, from: 5}]")
                        .read(folder);
        assertEquals(new BigDecimal("0.5"), job.grossMargin());
        assertEquals(30, job.returnWindowDays());
        assertEquals(
                new Secret(
                        Secret.Store.FILE,
                        folder.toAbsolutePath().resolve("keys/email.key").toString()),
                job.emailKey());
        assertEquals(folder.resolve("elsewhere"), job.stateFolder());
        assertEquals(new EngineSpec(EngineSpec.Kind.DUCKDB, 2, "2GB"), job.engine());
        assertEquals(
                new RepositorySpec("jdbc:postgresql://h/d", "u", new Secret(Secret.Store.ENV, "P")),
                job.repository());
        assertEquals(
                new TiersSpec(
                        TiersSpec.Method.QUANTILE,
                        3,
                        List.of(
                                new TiersSpec.Tier("a", new BigDecimal("0.1"), List.of()),
                                new TiersSpec.Tier("b", null, List.of())),
                        new TiersSpec.Hysteresis(new BigDecimal("0.05"), 1),
                        List.of(new TiersSpec.Pin("007", "b", LocalDate.of(2025, 1, 1), "x")),
                        new TiersSpec.Confidence(100, 1)),
                job.tiers());
        assertEquals(List.of(new SizeBand("s", 0), new SizeBand("l", 5)), job.sizeBands());
    }

    @Test
    void theSampleJobIsRight() {
        Job job = SpecReader.read(Path.of("jobs/nightly.yml"));
        assertEquals(8, job.feeds().size());
        assertEquals(Path.of("target/published"), job.publishFolder());
    }

    @Test
    void aSecretIsNeverShown() {
        String text = "hunter2-not-a-reference";
        SpecException wrong =
                assertThrows(
                        SpecException.class,
                        () -> new JobText().with("email-key", text).read(folder));
        assertFalse(String.valueOf(wrong.getMessage()).contains("hunter2"), wrong.getMessage());
        Job job = new JobText().with("email-key", "${env:LAUREL_EMAIL_KEY}").read(folder);
        assertFalse(job.toString().contains("LAUREL_EMAIL_KEY"));
        assertEquals(
                "s3cret",
                Objects.requireNonNull(job.emailKey())
                        .reveal(Map.of("LAUREL_EMAIL_KEY", " s3cret\n")));
    }

    @Test
    void aJobFileThatIsNotThereIsAProblem() {
        SpecException wrong =
                assertThrows(SpecException.class, () -> SpecReader.read(folder.resolve("no.yml")));
        assertEquals(1, wrong.problems().size());
    }
}
