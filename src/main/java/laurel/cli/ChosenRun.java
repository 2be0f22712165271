package laurel.cli;

import laurel.publish.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that look into one published run. */
final class ChosenRun {
    @Mixin private Results results = new Results();

    @Option(
            names = "--run",
            paramLabel = "RUN_ID",
            description = "The run, as laurel runs lists it (default: the one that is current).")
    private @Nullable String runId;

    Results results() {
        return results;
    }

    /** As {@link Results#run} finds it. */
    Run run() {
        return results.run(runId);
    }
}
