package laurel.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        Path folder = folder();
        List<Run> found =
                Runs.at(folder).list().stream()
                        .filter(run -> run.id().startsWith(text) || tail(run).startsWith(text))
                        .toList();
        for (Run run : found) {
            if (run.id().equals(text)) {
                return run;
            }
        }
        if (found.size() == 1 && !text.isEmpty()) {
            return found.get(0);
        }
        throw wrong(
                found.isEmpty()
                        ? "no run %s in %s; laurel runs lists those there are"
                                .formatted(text, folder)
                        : "%s may be any of the runs %s"
                                .formatted(
                                        text,
                                        found.stream()
                                                .map(Run::id)
                                                .collect(Collectors.joining(", "))));
    }

    private static String tail(Run run) {
        return run.id().substring(run.id().lastIndexOf('-') + 1);
    }

    /** The run before another: by as-of day, then by when it was published. */
    Run before(Run run) {
        Path folder = folder();
        Comparator<Run> order =
                Comparator.comparing(Run::asOf).thenComparing(RunTimes::publishedAt);
        return Runs.at(folder).list().stream()
                .filter(other -> !other.id().equals(run.id()) && order.compare(other, run) <= 0)
                .max(order)
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
