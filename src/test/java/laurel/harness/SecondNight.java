package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import laurel.Folders;
import laurel.Main;
import laurel.batch.ChildArchive;
import laurel.batch.ChildJvm;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import laurel.harness.disk.FolderCopy;

/**
 * A small night after a published one, to be harmed at will: it has old files to take over, a new
 * one to land, and a run that readers see meanwhile.
 */
final class SecondNight {
    private static final String FIRST_DAY = "2025-11-30";

    private final Path folder;
    private final Path before;
    private final SmallNight night;
    private final String harmless;
    private final UnaryOperator<List<String>> archived;

    private SecondNight(
            Path folder,
            Path before,
            SmallNight night,
            String harmless,
            UnaryOperator<List<String>> archived) {
        this.folder = folder;
        this.before = before;
        this.night = night;
        this.harmless = harmless;
        this.archived = archived;
    }

    /** Runs the first night, and the second one undisturbed, to know what it leaves. */
    static SecondNight in(Path trial) throws IOException {
        Path folder = Files.createDirectories(trial.toRealPath().resolve("night"));
        SmallNight night = SmallNight.in(folder);
        assertEquals(0, night.runAsOf(FIRST_DAY).exitCode());
        night.write(
                "orders.csv", night.read("orders.csv") + "o4,2025-11-30T10:00:00,40.00,BEN10,c4\n");
        Path before = trial.resolve("before");
        FolderCopy.of(folder, before);
        Cli.Answer answer = night.run("--threads", 1);
        assertEquals(0, answer.exitCode(), answer.err());
        return new SecondNight(folder, before, night, Tree.of(folder), UnaryOperator.identity());
    }

    /** As {@link #in}, for a night that is started so often that an archive of classes pays. */
    static SecondNight archived(Path trial) throws IOException, InterruptedException {
        SecondNight night = in(trial);
        night.rewind();
        ChildArchive archive = ChildArchive.of(night.command(), trial.resolve("archive"));
        return new SecondNight(
                night.folder, night.before, night.night, night.harmless, archive::using);
    }

    Path folder() {
        return folder;
    }

    SmallNight night() {
        return night;
    }

    /** As the first night left it. */
    void rewind() throws IOException {
        become(before);
    }

    /** The folder becomes a copy of another one. */
    void become(Path other) throws IOException {
        Folders.delete(folder);
        FolderCopy.of(other, folder);
    }

    /** Starts the night in a process of its own. */
    Process start(String... options) throws IOException {
        return ChildJvm.start(command(options));
    }

    List<String> command(String... options) {
        List<String> command =
                ChildJvm.command(
                        List.of(options),
                        Main.class,
                        "run",
                        night.job().toString(),
                        "--as-of",
                        SmallNight.AS_OF,
                        "--threads",
                        "1");
        return archived.apply(command);
    }

    /** Wants that a plain start works, and leaves what an undisturbed night leaves. */
    void isFinishedByAPlainStart(String harm) {
        Cli.Answer answer = night.run("--threads", 1);
        assertEquals(0, answer.exitCode(), () -> harm + ": " + answer.err());
        assertEquals("", Tree.difference(harmless, Tree.of(folder)), harm);
    }
}
