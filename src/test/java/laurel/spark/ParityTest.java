package laurel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import laurel.cli.Cli;
import laurel.testing.CaseJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs, landing too: Spark, on two threads, publishes the very bytes that DuckDB publishes.
 * {@code -Dlaurel.case=FOLDER} takes another folder of feeds and case.json.
 */
@Tag("spark")
class ParityTest {
    @TempDir Path folder;

    static Stream<Path> sets() {
        String given = System.getProperty("laurel.case");
        return given == null
                ? Stream.of(SampleNight.FEEDS)
                : Stream.of(given.split(",")).map(Path::of);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void spark_publishes_the_bytes_that_duckdb_publishes(Path set) throws IOException {
        assertEquals(manifest(set, "duckdb"), manifest(set, "spark"));
    }

    /** What a run published; the digest of every file stands in it. */
    private String manifest(Path set, String engine) throws IOException {
        Path home = Files.createDirectories(folder.resolve(engine));
        boolean isSample = set.equals(SampleNight.FEEDS);
        Path job = isSample ? SampleNight.write(home) : CaseJob.write(set, home);
        LocalDate asOf = isSample ? SampleNight.AS_OF : CaseJob.asOf(set);
        Cli.Answer answer =
                Cli.run("run", job, "--as-of", asOf, "--engine", engine, "--threads", 2);
        assertEquals(0, answer.exitCode(), answer.err());
        return SampleNight.manifest(home);
    }
}
