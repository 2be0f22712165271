package laurel.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of commands that need a job file only to know where its results lie. */
final class JobOption {
    static final String DEFAULT = "jobs/nightly.yml";

    @Option(
            names = "--job",
            paramLabel = "FILE",
            defaultValue = DEFAULT,
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(DEFAULT);

    /** Whether an argument of a command is called like a job file. */
    static boolean isJob(String argument) {
        return argument.matches(".*[.]ya?ml");
    }

    Path file() {
        return file;
    }
}
