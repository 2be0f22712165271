package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No input makes a reader crash, hang or swell. Inputs that are kept are tried in every build; with
 * {@code -Dlaurel.fuzz-seconds=60} Jazzer, guided by coverage, looks for others, as long for each
 * target, some at a time. What it finds is to be kept among the inputs.
 */
class FuzzingTest {
    private static final int AT_A_TIME = Promise.isDeep() ? 2 : FuzzTarget.values().length;
    private static final int SECONDS_OF_ONE_INPUT = 10;
    private static final int MEGABYTES = 1024;
    private static final Pattern DONE =
            Pattern.compile("(?m)^(?:Done|stat::number_of_executed_units:) +(\\d+)");

    static Stream<Arguments> inputs() {
        return Stream.of(FuzzTarget.values())
                .flatMap(target -> target.kept().stream().map(file -> Arguments.of(target, file)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aKeptInputIsReadOrRefused(FuzzTarget target, Path input) throws IOException {
        target.accept(Files.readAllBytes(input));
    }

    /** What the fuzzer said of a target. */
    private record Fuzzed(FuzzTarget target, long inputs, String trouble) {}

    @Test
    void theFuzzerFindsNoInputThatIsNot() {
        int seconds = Integer.getInteger("laurel.fuzz-seconds", 0);
        assumeTrue(seconds > 0, "-Dlaurel.fuzz-seconds is not given");
        Instant since = Instant.now();
        List<Fuzzed> fuzzed =
                Workers.map(
                        AT_A_TIME, List.of(FuzzTarget.values()), target -> fuzz(target, seconds));
        fuzzed.forEach(
                one ->
                        System.out.println(
                                "fuzzed: %s: %d inputs".formatted(one.target, one.inputs)));
        assertEquals("", String.join("\n", fuzzed.stream().map(Fuzzed::trouble).toList()).strip());
        new Promise(
                        "fuzzed readers: no crash, no hang, no memory blow-up",
                        fuzzed.stream().mapToLong(Fuzzed::inputs).sum(),
                        "inputs of " + fuzzed.size() + " targets, " + seconds + " s each")
                .report(since, Promise.seed());
    }

    private static Fuzzed fuzz(FuzzTarget target, int seconds) {
        try {
            Path work =
                    Path.of(System.getProperty("laurel.build", "target"))
                            .toAbsolutePath()
                            .resolve("fuzz/" + target);
            Files.createDirectories(work.resolve("corpus"));
            Path said = work.resolve("log.txt");
            int exitCode =
                    new ProcessBuilder(command(target, work, seconds))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start()
                            .waitFor();
            String log = Files.readString(said, java.nio.charset.StandardCharsets.ISO_8859_1);
            Matcher done = DONE.matcher(log);
            long inputs = 0;
            while (done.find()) {
                inputs = Math.max(inputs, Long.parseLong(done.group(1)));
            }
            String trouble = exitCode == 0 && inputs > 0 ? "" : trouble(target, work, log);
            return new Fuzzed(target, inputs, trouble);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(target + " cannot be fuzzed", e);
        }
    }

    private static List<String> command(FuzzTarget target, Path work, int seconds) {
        List<String> command = new ArrayList<>();
        // A process takes over the peak memory of the one that starts it, and the fuzzer would take
        // that for its own; a shell's is small.
        command.addAll(List.of("sh", "-c", "\"$@\"; exit $?", "fuzzer"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:-OmitStackTraceInFastThrow"));
        if (!Promise.isDeep()) {
            // compiled lightly, all targets at once are under way sooner
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.type());
        command.add("--instrumentation_includes=laurel.**:de.siegmar.**:org.snakeyaml.**");
        command.add("--custom_hook_includes=laurel.**");
        command.add("-max_total_time=" + seconds);
        command.add("-timeout=" + SECONDS_OF_ONE_INPUT);
        command.add("-rss_limit_mb=" + MEGABYTES);
        command.add("-max_len=8192");
        command.add("-seed=" + Promise.seed());
        command.add("-print_final_stats=1");
        command.add("-artifact_prefix=" + work + "/");
        command.add(work.resolve("corpus").toString());
        command.add(target.inputs().toAbsolutePath().toString());
        return command;
    }

    private static String trouble(FuzzTarget target, Path work, String log) {
        List<String> lines = log.lines().toList();
        String last =
                String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        return target
                + ": keep the input from "
                + work
                + " in "
                + target.inputs()
                + ", then mend\n"
                + last;
    }
}
