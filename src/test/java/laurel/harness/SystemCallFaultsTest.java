package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every system call that changes the disk fails: once, or from then on. The n-th call of each
 * thread fails, n is advanced until a night meets no fault. {@code -Dlaurel.stride=K} tries every
 * K-th n. Needs strace.
 */
class SystemCallFaultsTest {
    private static final String CALLS =
            "?rename,?renameat,?renameat2,?unlink,?unlinkat,?rmdir,?mkdir,?mkdirat,?link,?linkat,"
                    + "?chmod,?fchmod,?fchmodat,fsync,fdatasync,ftruncate,fallocate,"
                    + "write,pwrite64,writev,pwritev";
    private static final int PATIENCE_MINUTES = 5;

    @TempDir Path trial;

    @ParameterizedTest
    @CsvSource({"once,''", "from then on,+"})
    void whatever_call_fails_what_is_published_is_whole_and_the_next_night_is_clean(
            String how, String suffix) throws Exception {
        assumeTrue(Promise.isDeep(), "only in the deep form");
        assumeTrue(isThere("strace"), "strace is not installed: this promise is not tried");
        Instant since = Instant.now();
        SecondNight night = SecondNight.archived(trial);
        int cases = 0;
        int at = 1;
        boolean isHit = true;
        while (isHit) {
            night.rewind();
            String fault = "call %d%s of each thread fails".formatted(at, suffix);
            isHit = runs(night, at + suffix, fault);
            Run seen = Runs.at(night.night().published()).current().orElseThrow();
            assertEquals(List.of(), seen.manifest().problems(seen.folder()), fault);
            night.isFinishedByAPlainStart(fault);
            cases++;
            at += Integer.getInteger("laurel.stride", 1);
        }
        new Promise("system calls that change the disk fail " + how, cases, "calls").report(since);
    }

    /**
     * @param when in strace's words
     * @return whether a call was made to fail
     */
    private boolean runs(SecondNight night, String when, String fault) throws Exception {
        Path log = trial.resolve("strace.log");
        List<String> command =
                new ArrayList<>(
                        List.of("strace", "-f", "-qq", "--seccomp-bpf", "-o", log.toString()));
        command.addAll(List.of("-e", "trace=" + CALLS));
        command.addAll(List.of("-e", "inject=%s:error=EIO:when=%s".formatted(CALLS, when)));
        command.addAll(night.command("-XX:-UsePerfData"));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean hasEnded = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(hasEnded, () -> fault + ", and the night hangs");
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains("(INJECTED)"));
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
