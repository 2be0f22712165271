package laurel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import laurel.harness.Promise;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built program on a standalone cluster, started by {@code make test-cluster}: whatever is
 * lost, the very bytes are published that DuckDB publishes.
 */
@Tag("cluster")
class ClusterTest {
    @TempDir private static Path shared;

    private static Cluster cluster;
    private static String expected;

    private final Instant since = Instant.now();

    @TempDir private Path home;

    @BeforeAll
    static void start() throws Exception {
        Path own = Files.createDirectories(shared.resolve("duckdb"));
        Process process =
                new ProcessBuilder(
                                "target/laurel",
                                "run",
                                SampleNight.write(own).toString(),
                                "--as-of",
                                SampleNight.AS_OF.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Cluster.assertDone(process);
        expected = SampleNight.manifest(own);
        cluster = Cluster.start(shared.resolve("cluster"), 2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void two_workers_publish_the_bytes_that_duckdb_publishes() throws Exception {
        Cluster.assertDone(submit());
        assertSamePublished("two workers publish DuckDB's bytes");
    }

    @Test
    void an_executor_that_is_lost_changes_nothing() throws Exception {
        Process driver = submitUntil("2_attribution");
        cluster.killAnExecutor();
        Cluster.assertDone(driver);
        assertSamePublished("a lost executor changes no byte");
    }

    @Test
    void a_driver_that_is_lost_is_gone_on_with_by_a_plain_start() throws Exception {
        submitUntil("3_performance").destroyForcibly().waitFor();
        Process again = submit();
        Cluster.heard(again, Pattern.compile("\"is_resumed\":true"));
        Cluster.assertDone(again);
        assertSamePublished("a plain start goes on for a lost driver, to the same bytes");
    }

    /** A run that has just told that it begins the stage. */
    private Process submitUntil(String stage) throws IOException, InterruptedException {
        Process driver = submit();
        Cluster.heard(driver, Pattern.compile("\"stage_started\",\"stage\":\"" + stage));
        return driver;
    }

    private void assertSamePublished(String promise) throws IOException {
        assertEquals(expected, SampleNight.manifest(home));
        new Promise(promise, 1, "night of the sample").report(since);
    }

    private Process submit() throws IOException, InterruptedException {
        return cluster.submit(SampleNight.write(home), SampleNight.AS_OF, Cluster.LITTLE_DATA);
    }
}
