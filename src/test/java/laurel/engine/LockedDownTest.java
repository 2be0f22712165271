package laurel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import laurel.harness.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs in the engine stays in the folders that it was given, whatever its text says. */
class LockedDownTest {
    @TempDir private Path folder;

    @Test
    void everyWayOutIsRefused() throws IOException {
        Instant since = Instant.now();
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path secret = Files.writeString(outside.resolve("secret.csv"), "a\n1\n");
        Files.createSymbolicLink(inside.resolve("link.csv"), secret);
        Files.createSymbolicLink(inside.resolve("link"), outside);
        List<String> before = tree(outside);

        List<String> refused = new ArrayList<>();
        try (Engine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", inside.resolve("spill"), List.of(inside)))) {
            for (String query : queries(inside, outside, secret)) {
                Path target = inside.resolve("out" + refused.size() + ".parquet");
                assertThrows(EngineException.class, () -> engine.write(query, target), query);
                refused.add(query);
            }
            Path target = outside.resolve("out.parquet");
            assertThrows(EngineException.class, () -> engine.write("select 1 as x", target));
            refused.add("a target outside");
            Path linked = inside.resolve("link/out.parquet");
            assertThrows(EngineException.class, () -> engine.write("select 1 as x", linked));
            refused.add("a target behind a link");

            engine.write("select 1 as x", inside.resolve("good.parquet"));
        }
        assertEquals(before, tree(outside));
        assertFalse(Files.exists(folder.resolve("escaped.csv")));
        new Promise(
                        "DuckDB is locked down: every escape refused",
                        refused.size(),
                        "escape attempts")
                .report(since);
    }

    private static List<String> queries(Path inside, Path outside, Path secret) {
        String end = " (format csv); copy (select 1";
        return List.of(
                "select * from read_csv('" + secret + "')",
                "select * from '" + secret + "'",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('" + inside + "/../outside/secret.csv')",
                "select * from read_csv('" + inside + "/link.csv')",
                "select * from read_csv('" + inside + "/link/secret.csv')",
                "select * from glob('" + outside + "/*')",
                "select * from read_csv('https://example.com/x.csv')",
                "select * from read_parquet('s3://bucket/x.parquet')",
                "select getenv('HOME')",
                "select 1) to '" + outside + "/escaped.csv'" + end,
                "select 1) to '" + inside + "/../escaped.csv'" + end,
                "select 1); attach '" + outside + "/escaped.db' as escaped; copy (select 1",
                "select 1); export database '" + outside + "/escaped'; copy (select 1",
                "select 1); install httpfs; copy (select 1",
                "select 1); load '" + outside + "/escaped.duckdb_extension'; copy (select 1",
                "select 1); set enable_external_access = true; copy (select 1",
                "select 1); set allowed_directories = ['/']; copy (select 1",
                "select 1); set lock_configuration = false; copy (select 1",
                "select 1); set temp_directory = '" + outside + "'; copy (select 1",
                "select 1); create secret (type s3); copy (select 1",
                "select 1); copy x from '" + secret + "'; copy (select 1");
    }

    private static List<String> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
