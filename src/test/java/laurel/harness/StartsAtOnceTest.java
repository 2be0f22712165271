package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import laurel.batch.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts at once: one works, the others go away; only a dead run is taken over. */
class StartsAtOnceTest {
    private static final int BUSY = 75;

    @TempDir Path trial;

    /**
     * In each round two or eight are started. The one that works is stopped in its tracks, tried
     * once more, and killed; so each round's worker takes over from a dead one. The last is left
     * alone.
     */
    @Test
    void one_works_the_others_are_refused_and_a_dead_run_is_taken_over() throws Exception {
        Instant since = Instant.now();
        SecondNight night = SecondNight.archived(trial);
        night.rewind();
        int rounds = Promise.cases(20, 200);
        Duration slowest = Duration.ZERO;
        for (int round = 1; round <= rounds; round++) {
            Start worker = workerOf(night, round % 4 == 0 ? 8 : 2);
            signal("STOP", worker.process());
            Start late = Start.of(night);
            assertEquals(BUSY, late.process().waitFor(), "a stopped run was taken over");
            Duration refusal = Duration.between(late.since(), Instant.now());
            slowest = slowest.compareTo(refusal) > 0 ? slowest : refusal;
            worker.process().destroyForcibly().waitFor();
        }
        night.isFinishedByAPlainStart("after %d rounds".formatted(rounds));
        new Promise(
                        "two and eight starts at once, the worker stopped, then killed",
                        rounds,
                        "rounds")
                .report(since);
        new Promise("slowest refusal of a start", slowest.toMillis(), "ms").report(since);
    }

    /** Starts that many and wants that all but one are refused. */
    private static Start workerOf(SecondNight night, int starts) throws Exception {
        List<Start> all = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            all.add(Start.of(night));
        }
        List<Start> working = new ArrayList<>();
        for (Start start : all) {
            if (start.hasBegun().get()) {
                working.add(start);
            } else {
                assertEquals(BUSY, start.process().waitFor());
            }
        }
        assertEquals(1, working.size(), "of " + starts + " starts this many work");
        return working.get(0);
    }

    private static void signal(String name, Process process) throws Exception {
        int exitCode =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
        assertEquals(0, exitCode);
    }

    /**
     * A process.
     *
     * @param hasBegun whether it told of its first stage, or ended before
     */
    private record Start(Process process, CompletableFuture<Boolean> hasBegun, Instant since) {
        static Start of(SecondNight night) throws IOException {
            List<String> command = night.command();
            command.addAll(List.of("--log-format", "json"));
            Process process = ChildJvm.startHeard(command);
            BufferedReader heard = process.errorReader(StandardCharsets.UTF_8);
            return new Start(
                    process,
                    CompletableFuture.supplyAsync(
                            () -> heard.lines().anyMatch(line -> line.contains("stage_started"))),
                    Instant.now());
        }
    }
}
