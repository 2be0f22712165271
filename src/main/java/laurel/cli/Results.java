package laurel.cli;

import java.nio.file.Path;
import java.util.Optional;
import laurel.publish.Rollback;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that read what was published. */
final class Results {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--job",
            paramLabel = "FILE",
            description = "The job whose results are read (default: " + JobOption.DEFAULT + ").")
    private @Nullable Path job;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "The publish folder that is read; then no job file is needed.")
    private @Nullable Path from;

    Path folder() {
        if (from != null && job != null) {
            throw wrong("--job and --from exclude each other");
        }
        return from != null
                ? from
                : SpecReader.read(job != null ? job : Path.of(JobOption.DEFAULT)).publishFolder();
    }

    /** The job whose results are read; empty when only their folder is named. */
    Optional<Path> jobFile() {
        return from != null
                ? Optional.empty()
                : Optional.of(job != null ? job : Path.of(JobOption.DEFAULT));
    }

    /** The run that readers see, resolved once. */
    Run current() {
        Path folder = folder();
        Optional<Run> current = Runs.at(folder).current();
        return current.orElseThrow(() -> wrong("nothing is published in " + folder));
    }

    /**
     * @param runId null: the run that readers see
     */
    Run run(@Nullable String runId) {
        if (runId == null) {
            return current();
        }
        Path folder = folder();
        return Runs.at(folder)
                .find(runId)
                .orElseThrow(
                        () ->
                                wrong(
                                        "no run %s in %s; laurel runs lists those there are"
                                                .formatted(runId, folder)));
    }

    /** Reads the results of this job. */
    void of(Path jobFile) {
        if (job != null) {
            throw wrong("the job is named twice: " + job + " and " + jobFile);
        }
        job = jobFile;
    }

    /**
     * A run by what people call it.
     *
     * @param text its id, how the id or its last part begins, or its as-of day; of one run only
     */
    Run named(String text) {
        try {
            return new Rollback(folder()).find(text);
        } catch (Rollback.UnknownRunException unknown) {
            throw wrong(String.valueOf(unknown.getMessage()));
        }
    }

    /** The run before another: by as-of day, then by when it was published. */
    Run before(Run run) {
        Path folder = folder();
        return Runs.at(folder)
                .before(run)
                .orElseThrow(
                        () ->
                                wrong(
                                        "no run before %s is kept in %s; name two runs"
                                                .formatted(run.id(), folder)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
