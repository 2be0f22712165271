package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.Folders;
import laurel.Main;
import laurel.batch.ChildJvm;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.harness.disk.FolderCopy;
import laurel.harness.disk.WatchedProvider;
import laurel.publish.RunIdentity;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.SpecReader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A season is closed wholly or not at all. */
@NullUnmarked
class KilledCloseTest {
    private static final String SEASON = "black-friday-2025";
    private static final String KINDS = "rename,fsync,write,create,truncate,delete,mkdir,link,copy";

    @TempDir Path trial;

    @Test
    void whenever_closing_is_killed_the_season_is_closed_or_open_and_closing_again_works()
            throws Exception {
        Instant since = Instant.now();
        Path folder = Files.createDirectories(trial.toRealPath().resolve("night"));
        SmallNight small = SmallNight.in(folder);
        assertEquals(0, small.run().exitCode());
        Path copies = Files.createDirectories(trial.resolve("copies"));
        assertEquals(0, closeWatched(small, folder, copies));
        RunIdentity.Input undisturbed = closed(small).orElseThrow();
        int open = 0;
        List<Path> points = list(copies);
        for (Path point : points) {
            String harm = "killed " + Files.readString(point.resolve("point"));
            become(folder, point.resolve("folder"));
            open += closed(small).isEmpty() ? 1 : 0;
            Cli.Answer again = Cli.run("close", SEASON, small.job(), "--provisional");
            assertEquals(0, again.exitCode(), () -> harm + again.err());
            assertEquals(Optional.of(undisturbed), closed(small), harm);
            assertEquals(List.of(SEASON), names(folder.resolve("state/closed/nightly")), harm);
        }
        assertTrue(open > 0 && open < points.size(), open + " of " + points.size());
        assertEquals(0, small.run().exitCode());
        new Promise("killed while a season is closed", points.size(), "states of the folder")
                .report(since);
    }

    private static int closeWatched(SmallNight small, Path folder, Path copies) throws Exception {
        List<String> command =
                ChildJvm.command(
                        List.of(
                                "-Djava.nio.file.spi.DefaultFileSystemProvider="
                                        + WatchedProvider.class.getName(),
                                "-Dlaurel.points.watched=" + folder,
                                "-Dlaurel.points.kinds=" + KINDS,
                                "-Dlaurel.points.copies=" + copies),
                        Main.class,
                        "close",
                        SEASON,
                        small.job().toString(),
                        "--provisional");
        return ChildJvm.start(command).waitFor();
    }

    private static Optional<RunIdentity.Input> closed(SmallNight small) {
        return Closings.of(SpecReader.read(small.job())).find(SEASON).map(Closing::input);
    }

    private static void become(Path folder, Path other) throws IOException {
        Folders.delete(folder);
        FolderCopy.of(other, folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return list(folder).stream().map(entry -> entry.getFileName().toString()).toList();
    }
}
