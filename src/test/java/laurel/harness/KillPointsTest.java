package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.Folders;
import laurel.harness.disk.WatchedProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills at chosen points: a plain start afterwards leaves what an undisturbed night leaves. */
class KillPointsTest {
    private static final int SECOND_KILLS = 5;

    /** Of each place in the program so many points are tried, the first ones. */
    private static final int OF_A_PLACE = Promise.isDeep() ? Integer.MAX_VALUE : 1;

    /** A file that lies right in the run's work folder, or in its feeds, was begun and is empty. */
    private static final Pattern NOTED =
            Pattern.compile("after create state/work(/[^/]+){2}(/feeds)?/[^/]+\\s*");

    @TempDir static Path trial;

    private static SecondNight night;

    @TempDir Path records;

    @BeforeAll
    static void firstNight() throws IOException {
        night = SecondNight.in(trial);
    }

    /**
     * A kill leaves the folder as it is at that instant, so a copy made at that instant is what the
     * next start finds. Of points between which nothing changes the last is tried. The short form
     * tries both sides of each rename and fsync that the program's lines lead to, the first time it
     * is made; the deep form of every one that is made, and of every other change.
     */
    @Test
    void a_night_killed_beside_any_rename_or_fsync_is_finished_by_a_plain_start() throws Exception {
        Instant since = Instant.now();
        night.rewind();
        List<Path> points = record(Promise.isDeep() ? Points.ALL : Points.DURABLE, OF_A_PLACE);
        assertTrue(points.size() > 20, "points: " + points.size());
        int tried = 0;
        for (int i = 0; i < points.size(); i++) {
            if (i == points.size() - 1 || !state(points.get(i)).equals(state(points.get(i + 1)))) {
                isFinishedFrom(points.get(i), "");
                tried++;
            }
        }
        new Promise("killed beside any rename or fsync", tried, "states of the folder")
                .report(since);
    }

    private void isFinishedFrom(Path point, String before) throws IOException {
        night.become(point.resolve("folder"));
        night.isFinishedByAPlainStart(
                before + "killed " + Files.readString(point.resolve("point")));
    }

    /** Names and digests, of what is half written too. */
    private static String state(Path point) {
        return Tree.whole(point.resolve("folder"));
    }

    /** What a later start reads of the one that was killed must not be read half written. */
    @Test
    void a_night_killed_while_it_notes_how_far_it_is_is_finished_by_a_plain_start()
            throws Exception {
        night.rewind();
        int tried = 0;
        for (Path point : record(Points.MADE, OF_A_PLACE)) {
            if (NOTED.matcher(Files.readString(point.resolve("point"))).matches()) {
                isFinishedFrom(point, "");
                tried++;
            }
        }
        assertTrue(tried > 0, "no notes");
    }

    /**
     * The night is killed at a seeded point; what goes on after that is recorded, and was killed
     * itself at each of some seeded points of the record.
     */
    @Test
    void a_night_killed_twice_is_finished_by_a_plain_start() throws Exception {
        Instant since = Instant.now();
        night.rewind();
        List<Path> points = record(Points.DURABLE, Math.min(OF_A_PLACE, SECOND_KILLS));
        Random random = new Random(Promise.seed());
        int cases = Promise.cases(10, 200);
        for (int done = 0; done < cases; ) {
            Path first = points.get(random.nextInt(points.size()));
            night.become(first.resolve("folder"));
            List<Path> goingOn = record(Points.DURABLE, Math.min(OF_A_PLACE, SECOND_KILLS));
            String killed = "killed " + Files.readString(first.resolve("point"));
            for (int i = 0; i < SECOND_KILLS && !goingOn.isEmpty(); i++, done++) {
                isFinishedFrom(goingOn.get(random.nextInt(goingOn.size())), killed + "then ");
            }
            for (Path point : goingOn) {
                Folders.delete(point);
            }
        }
        new Promise("killed while going on after a kill", cases, "double kills")
                .report(since, Promise.seed());
    }

    /**
     * Runs the second night from what there is.
     *
     * @param ofAPlace so many points are kept of each place in the program
     * @return a copy of the folder for each point, in order
     */
    private List<Path> record(String kinds, int ofAPlace) throws IOException, InterruptedException {
        Path copies = Files.createTempDirectory(records, "copies");
        int exitCode =
                night.start(
                                Points.PROVIDER,
                                Points.watching(night.folder()),
                                kinds,
                                "-Dlaurel.points.of-a-place=" + ofAPlace,
                                "-Dlaurel.points.copies=" + copies)
                        .waitFor();
        assertEquals(0, exitCode);
        try (Stream<Path> points = Files.list(copies)) {
            return points.sorted().toList();
        }
    }

    /** Options of a Java whose changes of the disk are counted. */
    private static final class Points {
        static final String PROVIDER =
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + WatchedProvider.class.getName();
        static final String DURABLE = "-Dlaurel.points.kinds=rename,fsync";
        static final String MADE = "-Dlaurel.points.kinds=create";
        static final String ALL =
                "-Dlaurel.points.kinds="
                        + "rename,fsync,write,create,truncate,delete,mkdir,link,copy";

        private Points() {}

        static String watching(Path folder) {
            return "-Dlaurel.points.watched=" + folder;
        }
    }
}
