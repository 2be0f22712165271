package laurel.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import laurel.batch.JobLock;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.restate.SeasonClosing;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Freezes a season. */
@Command(
        name = "close",
        description = {
            "Close a season: its figures and tiers stay as the current run shows them.",
            "What moves later is published beside it, in season_adjustments, from the next run on.",
            "Without a season: list what is closed."
        },
        footer =
                "  laurel close black-friday-2024 jobs/nightly.yml --why \"books of 2024 are shut\"")
final class CloseCommand extends LaurelCommand {
    @Mixin private SeasonArguments arguments = new SeasonArguments();

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why; published in cfg_closed_seasons.")
    private @Nullable String why;

    @Option(
            names = "--provisional",
            description = "Close it although its return window is still open.")
    private boolean isProvisionalFine;

    @Override
    public Integer call() throws Exception {
        Optional<String> season = arguments.season();
        Job job = SpecReader.read(arguments.job());
        if (season.isEmpty()) {
            list(Closings.of(job).list());
            return ExitCodes.DONE;
        }
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            close(job, season.get());
            return ExitCodes.DONE;
        }
    }

    private void close(Job job, String season) throws Exception {
        Optional<Closing> before = Closings.of(job).find(season);
        if (before.isPresent()) {
            err().println(season + " is closed already, " + told(before.get()));
            return;
        }
        SeasonClosing closing =
                new SeasonClosing(
                        job,
                        isProvisionalFine,
                        why,
                        System.getProperty("user.name", "unknown"),
                        Instant.now());
        try {
            Closing closed = closing.close(season);
            out().printf(
                            "%s is closed as run %s shows it: %s.%n",
                            season, closed.runId(), Amounts.count(closed.rows(), "influencer"));
            out().println("Later movements are published in season_adjustments.");
        } catch (SeasonClosing.Refused refused) {
            throw wrong(String.valueOf(refused.getMessage()));
        }
    }

    private void list(List<Closing> closings) {
        TextTable table =
                new TextTable("season", "run", "as of", ">influencers", "closed at", "by", "why");
        for (Closing closing : closings) {
            table.row(
                    closing.seasonId(),
                    closing.runId(),
                    closing.asOf().toString(),
                    Long.toString(closing.rows()),
                    closing.closedAt().toString(),
                    closing.closedBy(),
                    String.valueOf(closing.why() == null ? "" : closing.why()));
        }
        if (table.isEmpty()) {
            err().println("no season is closed");
        } else {
            table.print(out(), "");
        }
    }

    static String told(Closing closing) {
        return "with run %s as of %s%s"
                .formatted(
                        closing.runId(),
                        closing.asOf(),
                        closing.why() == null ? "" : ": " + closing.why());
    }
}
