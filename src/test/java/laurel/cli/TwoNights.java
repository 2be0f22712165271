package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import laurel.publish.Run;
import laurel.publish.Runs;

/** Two nights that were really run, copied for each test that does them harm. */
record TwoNights(SmallNight night, Run first, Run second) {
    /** Runs them, as of 2025-11-29 and 2025-11-30. */
    static void run(Path nights) throws IOException {
        SmallNight made = SmallNight.in(nights);
        assertEquals(0, made.runAsOf("2025-11-29").exitCode());
        assertEquals(0, made.runAsOf("2025-11-30").exitCode());
    }

    static TwoNights copy(Path nights, Path folder) throws IOException {
        SmallNight night = copied(nights, folder);
        List<Run> runs = Runs.at(night.published()).list();
        return new TwoNights(night, runs.get(0), runs.get(1));
    }

    /** All files, their times too, but for the paths in them. */
    static SmallNight copied(Path nights, Path folder) throws IOException {
        try (var files = Files.walk(nights)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(nights.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
                if (target.endsWith("landed.json")
                        && target.startsWith(folder.resolve("state/work"))) {
                    String landed = Files.readString(target);
                    Files.writeString(target, landed.replace(nights.toString(), folder.toString()));
                }
            }
        }
        return SmallNight.at(folder);
    }

    /** The id of the run that readers see. */
    String current() {
        return Runs.at(night.published()).current().orElseThrow().id();
    }

    /** A command for this job. */
    Cli.Answer command(String command, Object... more) {
        Object[] arguments = new Object[3 + more.length];
        Object[] head = {command, "--job", night.job()};
        System.arraycopy(head, 0, arguments, 0, head.length);
        System.arraycopy(more, 0, arguments, head.length, more.length);
        return Cli.run(arguments);
    }
}
