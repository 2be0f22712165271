package laurel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import laurel.harness.Promise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nights larger than the sample's, with clicks, foreign currencies and bad rows, on a standalone
 * cluster: {@code make test-cluster ORDERS=1000000}. {@code -Dlaurel.workers=1,2} says on how many
 * workers, one after the other, {@code -Dlaurel.cut=16} that work is cut as for 16 cores.
 *
 * <p>Tells how long each took, and leaves Spark's event log in {@code target/spark/events}: what
 * {@code scaling.md} is made of.
 */
@Tag("cluster")
@EnabledIfSystemProperty(named = "laurel.orders", matches = "[0-9]+")
class SizeTest {
    private static final String ORDERS = System.getProperty("laurel.orders", "0");
    private static final Path TARGET = Path.of("target/spark").toAbsolutePath();
    private static final Path FEEDS = TARGET.resolve("feeds-" + ORDERS);
    private static final String CUT = System.getProperty("laurel.cut", "");
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @TempDir(factory = TempDirFactory.Standard.class)
    private static Path duckDb;

    private static String expected;

    @TempDir(factory = TempDirFactory.Standard.class)
    private Path folder;

    static IntStream workers() {
        return Arrays.stream(System.getProperty("laurel.workers", "2").split(","))
                .mapToInt(Integer::parseInt);
    }

    @BeforeAll
    static void runOnDuckDb() throws IOException, InterruptedException {
        if (!Files.exists(FEEDS.resolve("answers.json"))) {
            laurel("generate", "--orders", ORDERS, "--seed", "7", "--to", FEEDS.toString());
        }
        long since = System.nanoTime();
        laurel("run", job(duckDb).toString(), "--as-of", AS_OF.toString());
        tell("DuckDB", since, duckDb);
        expected = SampleNight.manifest(duckDb);
    }

    @ParameterizedTest(name = "workers: {0}")
    @MethodSource("workers")
    void workers_publish_the_bytes_that_duckdb_publishes(int workers) throws Exception {
        Instant start = Instant.now();
        String name =
                ORDERS + "-orders-" + workers + "-workers" + (CUT.isEmpty() ? "" : "-cut-" + CUT);
        Path log = TARGET.resolve("events").resolve(name);
        try (Cluster cluster = Cluster.start(folder.resolve("cluster"), workers)) {
            long since = System.nanoTime();
            Process driver =
                    cluster.submit(job(folder), AS_OF, settings(log.resolveSibling("new")));
            CompletableFuture<Long> peak = CompletableFuture.supplyAsync(() -> peakMiB(driver));
            Cluster.assertDone(driver);
            tell(
                    "Spark, workers: " + workers + ", driver's peak MiB: " + peak.join(),
                    since,
                    folder);
        }
        assertEquals(expected, SampleNight.manifest(folder));
        keep(log);
        new Promise(
                        "Spark publishes DuckDB's bytes at size",
                        workers,
                        "workers, " + ORDERS + " orders")
                .report(start);
    }

    private static Path job(Path home) throws IOException {
        String job =
                Files.readString(FEEDS.resolve("job.yml"))
                        .replace("[feeds/", "[" + FEEDS.resolve("feeds") + "/");
        return Files.writeString(
                home.resolve("job.yml"),
                job + "report: {model-comparison: true}\nengine: {kind: duckdb, memory: 2GB}\n");
    }

    /** One plain file of all events. */
    private static Map<String, String> settings(Path events) throws IOException {
        Files.createDirectories(events);
        Map<String, String> settings =
                new TreeMap<>(
                        Map.of(
                                "spark.eventLog.enabled", "true",
                                "spark.eventLog.rolling.enabled", "false",
                                "spark.eventLog.compress", "false",
                                "spark.eventLog.dir", events.toUri().toString()));
        if (!CUT.isEmpty()) {
            settings.put("spark.default.parallelism", CUT);
        }
        return settings;
    }

    private static void keep(Path log) throws IOException {
        try (Stream<Path> written = Files.list(log.resolveSibling("new"))) {
            List<Path> logs = written.filter(file -> !file.toString().endsWith(".crc")).toList();
            assertEquals(1, logs.size(), logs::toString);
            Files.deleteIfExists(log);
            Files.move(logs.get(0), log);
        }
    }

    private static void laurel(String... arguments) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of("target/laurel"), Stream.of(arguments))
                        .toArray(String[]::new);
        Cluster.assertDone(
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** The most memory that a process had until it ended; 0 where the system does not tell. */
    private static long peakMiB(Process process) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        long peak = 0;
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                Matcher kib = Pattern.compile("VmHWM:\\s*(\\d+)").matcher(Files.readString(status));
                peak = kib.find() ? Long.parseLong(kib.group(1)) : peak;
            }
        } catch (IOException | InterruptedException e) {
            return peak / 1024;
        }
        return peak / 1024;
    }

    private static void tell(String who, long since, Path home) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s, %s orders: %.1f s%n",
                who,
                ORDERS,
                (System.nanoTime() - since) / 1e9);
        System.out.println(SampleNight.stages(home));
    }
}
