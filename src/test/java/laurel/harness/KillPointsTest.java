package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.harness.disk.WatchedProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills at chosen points: a plain start afterwards leaves what an undisturbed night leaves. */
class KillPointsTest {
    private static final int KILLED = 137;

    private static final int SAMPLE = 60;
    private static final int SEEN_SAMPLE = 12;

    @TempDir(factory = MemoryDisk.class)
    Path trial;

    private SecondNight night;

    @BeforeEach
    void firstNight() throws IOException {
        night = SecondNight.in(trial);
    }

    /**
     * A kill leaves the folder as it is at that instant, so a copy made at that instant is what the
     * next start finds. Of points between which nothing changes the last is tried; in the short
     * form also of those between which only a file is written that has no name yet.
     */
    @Test
    void a_night_killed_beside_any_rename_or_fsync_is_finished_by_a_plain_start() throws Exception {
        Instant since = Instant.now();
        List<Path> points = record(Promise.isDeep() ? Points.ALL : Points.DURABLE);
        List<String> states = new ArrayList<>();
        for (Path point : points) {
            states.add(state(point.resolve("folder")));
        }
        states.add("the end");
        int tried = 0;
        for (int i = 0; i < points.size(); i++) {
            if (!states.get(i).equals(states.get(i + 1)) && isTried(points.get(i), i)) {
                night.become(points.get(i).resolve("folder"));
                night.isFinishedByAPlainStart(Files.readString(points.get(i).resolve("point")));
                tried++;
            }
        }
        new Promise("killed beside any rename or fsync", tried, "states of the folder")
                .report(since);
    }

    /** The short form tries a sample, and more of what touches the published folder. */
    private static boolean isTried(Path point, int place) throws IOException {
        boolean isSeen = Files.readString(point.resolve("point")).contains("published");
        return Promise.isDeep() || place % (isSeen ? SEEN_SAMPLE : SAMPLE) == 0;
    }

    /** Names and digests; in the short form without files that have not got their name yet. */
    private static String state(Path folder) throws IOException {
        String names =
                Tree.of(folder)
                        .lines()
                        .filter(line -> Promise.isDeep() || !line.contains(".tmp"))
                        .collect(Collectors.joining("\n"));
        Path repository = folder.resolve("state/repository.mv.db");
        return names + Arrays.hashCode(Files.readAllBytes(repository));
    }

    @Test
    void a_night_killed_twice_is_finished_by_a_plain_start() throws Exception {
        Instant since = Instant.now();
        int points = record(Points.DURABLE).size();
        Random random = new Random(Promise.seed());
        int cases = Promise.cases(3, 200);
        for (int i = 0; i < cases; i++) {
            int first = 1 + random.nextInt(points);
            int second = 1 + random.nextInt(points);
            night.rewind();
            assertEquals(KILLED, halted(first));
            halted(second);
            night.isFinishedByAPlainStart("killed at point %d, then %d".formatted(first, second));
        }
        new Promise("killed while going on after a kill", cases, "double kills")
                .report(since, Promise.seed());
    }

    private int halted(int point) throws IOException, InterruptedException {
        return night.start(
                        Points.PROVIDER,
                        Points.watching(night.folder()),
                        "-Dlaurel.points.halt=" + point)
                .waitFor();
    }

    /** Runs the second night once; a copy of its folder for each point, in order. */
    private List<Path> record(String kinds) throws IOException, InterruptedException {
        night.rewind();
        Path copies = Files.createDirectories(trial.resolve("copies"));
        int exitCode =
                night.start(
                                Points.PROVIDER,
                                Points.watching(night.folder()),
                                kinds,
                                "-Dlaurel.points.copies=" + copies)
                        .waitFor();
        assertEquals(0, exitCode);
        try (Stream<Path> points = Files.list(copies)) {
            List<Path> all = points.sorted().toList();
            assertTrue(all.size() > 50, "points: " + all.size());
            return all;
        }
    }

    /** Options of a Java whose changes of the disk are counted. */
    private static final class Points {
        static final String PROVIDER =
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + WatchedProvider.class.getName();
        static final String DURABLE = "-Dlaurel.points.kinds=rename,fsync";
        static final String ALL =
                "-Dlaurel.points.kinds="
                        + "rename,fsync,write,create,truncate,delete,mkdir,link,copy";

        private Points() {}

        static String watching(Path folder) {
            return "-Dlaurel.points.watched=" + folder;
        }
    }
}
