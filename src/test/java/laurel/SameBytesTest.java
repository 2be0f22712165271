package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import laurel.testing.CaseJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same feeds give the same bytes, whatever machine they are run on. */
class SameBytesTest {
    private static final String OWN = System.getProperty("java.home");
    private static final Path SET = Path.of("src/test/resources/uci-slice");

    @TempDir static Path folder;

    /** Of this Java, with one thread. */
    private static String plain = "";

    @BeforeAll
    static void plain() throws Exception {
        plain = manifest(OWN, "plain", List.of(), List.of("--threads", "1"));
    }

    @Test
    void threadsZoneLocaleAndMemoryOfTheMachineChangeNoByte() throws Exception {
        assertEquals(
                plain,
                manifest(
                        OWN,
                        "tokyo",
                        List.of(
                                "-Duser.timezone=Asia/Tokyo",
                                "-Duser.language=tr",
                                "-Duser.country=TR"),
                        List.of("--threads", "2")));
        assertEquals(
                plain,
                manifest(
                        OWN,
                        "los-angeles",
                        List.of(
                                "-Duser.timezone=America/Los_Angeles",
                                "-Duser.language=ar",
                                "-Dfile.encoding=US-ASCII"),
                        List.of("--threads", "2", "--memory", "300MB")));
    }

    /** Every other Java of this machine that is new enough; skipped where there is none. */
    @Test
    void everyJavaOfThisMachineWritesTheSameBytes() throws Exception {
        List<Path> others = otherJavas();
        assumeFalse(others.isEmpty(), "no other Java on this machine");
        for (Path java : others) {
            assertEquals(
                    plain,
                    manifest(java.toString(), java.getFileName().toString(), List.of(), List.of()));
        }
    }

    private static List<Path> otherJavas() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Path parent = own.getParent();
        if (parent == null) {
            return List.of();
        }
        List<Path> others = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(parent)) {
            for (Path sibling : siblings.sorted().toList()) {
                Path release = sibling.resolve("release");
                if (Files.isExecutable(sibling.resolve("bin/java"))
                        && Files.exists(release)
                        && !Files.isSymbolicLink(sibling)
                        && !sibling.toRealPath().equals(own)
                        && feature(release) >= 17) {
                    others.add(sibling);
                }
            }
        }
        return others;
    }

    private static int feature(Path release) throws IOException {
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("^[^0-9]*([0-9]+).*$", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /**
     * Runs the set in a process of its own; the manifest names the digest of every published file.
     */
    private static String manifest(
            String javaHome, String name, List<String> options, List<String> arguments)
            throws Exception {
        Path target = folder.resolve(name);
        Path jobFile = CaseJob.write(SET, target);
        List<String> command = new ArrayList<>();
        command.add(Path.of(javaHome, "bin", "java").toString());
        command.addAll(
                List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("run", jobFile.toString(), "--as-of", CaseJob.asOf(SET).toString()));
        command.addAll(arguments);
        File said = folder.resolve(name + ".txt").toFile();
        int exitCode =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said)
                        .start()
                        .waitFor();
        assertEquals(0, exitCode, () -> name + ": " + read(said.toPath()));
        try (Stream<Path> runs = Files.list(target.resolve("published/runs"))) {
            return Files.readString(runs.findFirst().orElseThrow().resolve("MANIFEST.json"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
