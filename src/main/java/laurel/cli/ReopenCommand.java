package laurel.cli;

import java.util.List;
import laurel.batch.JobLock;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a closing back. */
@Command(
        name = "reopen",
        description = {
            "Reopen a closed season: the next run shows it by all that is known then.",
            "Published runs stay as they are."
        },
        footer = "  laurel reopen black-friday-2024 jobs/nightly.yml")
final class ReopenCommand extends LaurelCommand {
    @Mixin private SeasonArguments arguments = new SeasonArguments();

    @Override
    public Integer call() throws Exception {
        String season =
                arguments
                        .season()
                        .orElseThrow(() -> wrong("SEASON is missing: what is to be reopened?"));
        Job job = SpecReader.read(arguments.job());
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            Closings closings = Closings.of(job);
            Closing closing =
                    closings.find(season).orElseThrow(() -> wrong(refusal(season, closings)));
            closings.remove(closing);
            out().printf(
                            "%s is open again; it was closed %s.%n",
                            season, CloseCommand.told(closing));
            return ExitCodes.DONE;
        }
    }

    private static String refusal(String season, Closings closings) {
        List<String> closed = closings.list().stream().map(Closing::seasonId).toList();
        return season
                + " is not closed"
                + (closed.isEmpty()
                        ? "; no season is"
                        : "; closed are " + String.join(", ", closed));
    }
}
