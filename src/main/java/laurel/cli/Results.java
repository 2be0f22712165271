package laurel.cli;

import java.nio.file.Path;
import java.util.Optional;
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

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
