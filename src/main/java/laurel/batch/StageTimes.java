package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import laurel.publish.RunResults.StageResult;

/**
 * How long the finished stages took, kept in the work folder: they may have run in another process.
 *
 * @param file one line a stage: its name, a blank, milliseconds
 */
record StageTimes(Path file) {
    /** The stage, with its time noted when it is done. */
    Stage timed(Stage stage) {
        return new Stage() {
            @Override
            public String name() {
                return stage.name();
            }

            @Override
            public void run() throws Exception {
                long start = System.nanoTime();
                stage.run();
                note(stage.name(), (System.nanoTime() - start) / 1_000_000);
            }

            @Override
            public void stop(Thread runner) {
                stage.stop(runner);
            }
        };
    }

    private void note(String stage, long milliseconds) throws IOException {
        Files.writeString(
                file,
                stage + " " + milliseconds + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    List<StageResult> results() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(StageTimes::result).toList()
                : List.of();
    }

    private static StageResult result(String line) {
        int blank = line.indexOf(' ');
        return new StageResult(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
    }
}
