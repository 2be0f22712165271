package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills at any time: a plain start afterwards leaves what an undisturbed night leaves. */
class RandomKillsTest {
    @TempDir Path trial;

    @Test
    void a_night_killed_at_any_time_is_finished_by_a_plain_start() throws Exception {
        Instant since = Instant.now();
        SecondNight night = SecondNight.archived(trial);
        night.rewind();
        Instant begun = Instant.now();
        assertEquals(0, night.start().waitFor());
        long whole = Duration.between(begun, Instant.now()).toMillis();
        Random random = new Random(Promise.seed());
        int cases = Promise.cases(30, 1_000);
        for (int i = 0; i < cases; i++) {
            long millis = random.nextLong(whole);
            night.rewind();
            Process child = night.start();
            child.waitFor(millis, TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            night.isFinishedByAPlainStart("killed after %d ms".formatted(millis));
        }
        new Promise("killed at any time", cases, "kills").report(since, Promise.seed());
    }
}
