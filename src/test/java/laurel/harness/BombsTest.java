package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job files that are made to swell are refused, with little memory. */
class BombsTest {
    @TempDir private Path folder;

    @Test
    void aJobFileThatSwellsIsRefusedIn64Megabytes() throws Exception {
        Instant since = Instant.now();
        Path said = folder.resolve("said.txt");
        int exitCode =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Bombs.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        assertEquals(0, exitCode, Files.readString(said));
        new Promise(
                        "YAML aliases, tags and sizes are bounded: refused in 64 MB of heap",
                        Bombs.all().size(),
                        "job files")
                .report(since);
    }
}
