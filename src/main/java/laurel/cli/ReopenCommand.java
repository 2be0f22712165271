package laurel.cli;

import java.nio.file.Path;
import java.util.List;
import laurel.batch.JobLock;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a closing back. */
@Command(
        name = "reopen",
        description = {
            "Reopen a closed season: the next run shows it by all that is known then.",
            "Published runs stay as they are."
        },
        footer = "  laurel reopen black-friday-2024 jobs/nightly.yml")
final class ReopenCommand extends LaurelCommand {
    @Parameters(
            index = "0",
            paramLabel = "SEASON",
            description = "The season's id, e.g. black-friday-2024.")
    private String season = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = JobOption.DEFAULT,
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(JobOption.DEFAULT);

    @Override
    public Integer call() throws Exception {
        Job job = SpecReader.read(file);
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            Closings closings = Closings.of(job);
            Closing closing = closings.find(season).orElseThrow(() -> wrong(refusal(closings)));
            closings.remove(closing);
            out().printf(
                            "%s is open again; it was closed %s.%n",
                            season, CloseCommand.told(closing));
            return ExitCodes.DONE;
        }
    }

    private String refusal(Closings closings) {
        List<String> closed = closings.list().stream().map(Closing::seasonId).toList();
        return season
                + " is not closed"
                + (closed.isEmpty()
                        ? "; no season is"
                        : "; closed are " + String.join(", ", closed));
    }
}
