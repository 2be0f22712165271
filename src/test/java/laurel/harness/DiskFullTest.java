package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import laurel.cli.Cli;
import laurel.publish.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk ends the run, harms nothing that is published, and leaves nothing behind. */
class DiskFullTest {
    private static final long PAGE = 4096;
    private static final String PLENTY = "1g";

    @TempDir Path trial;

    /** Only root may mount; elsewhere this trial is skipped. */
    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                does("mount", "-t", "tmpfs", "-o", "size=" + PLENTY, "laurel", trial.toString()),
                "no disk of a chosen size: mounting a tmpfs is refused");
    }

    @AfterEach
    void unmount() throws Exception {
        does("umount", trial.toString());
    }

    @Test
    void whatever_room_is_left_the_published_run_stays_and_the_next_one_is_clean()
            throws Exception {
        Instant since = Instant.now();
        SecondNight night = SecondNight.in(trial);
        long need = used();
        night.rewind();
        long begin = used();
        int sizes = Promise.cases(20, 100);
        int full = 0;
        for (int i = 0; i < sizes; i++) {
            night.rewind();
            String before = published(night);
            // from no room at all to four times what the night leaves: in between, it takes more
            size(Long.toString(begin + (need - begin) * i * 4 / sizes / PAGE * PAGE));
            Cli.Answer answer = night.night().run("--threads", 1);
            size(PLENTY);
            String harm = "size %d of %d: %s".formatted(i, sizes, answer.err());
            if (answer.exitCode() != 0) {
                assertEquals(1, answer.exitCode(), harm);
                assertEquals(before, published(night), harm);
                full++;
            }
            night.isFinishedByAPlainStart(harm);
        }
        assertTrue(full > 0 && full < sizes, full + " of " + sizes + " were too small");
        new Promise("disk full", sizes, "sizes, %d too small".formatted(full)).report(since);
    }

    /** The pointer and the digests of what it points to. */
    private static String published(SecondNight night) throws IOException {
        var run = Runs.at(night.night().published()).current().orElseThrow();
        assertEquals(List.of(), run.manifest().problems(run.folder()));
        return run.id() + Files.readString(run.folder().resolve("MANIFEST.json"));
    }

    private long used() throws IOException {
        var store = Files.getFileStore(trial);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private void size(String bytes) throws Exception {
        assertEquals(true, does("mount", "-o", "remount,size=" + bytes, trial.toString()));
    }

    private static boolean does(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
