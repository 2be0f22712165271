package laurel.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.Backfill;
import laurel.publish.Reveal;
import laurel.publish.Runs;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does the work of past nights. */
@Command(
        name = "backfill",
        description = {
            "Run a job for each as-of day of a span, in order, each day a run of its own.",
            "Days whose run is there already, made of the same files by the same rules, are passed"
                    + " over; so what was stopped goes on with the same command. Readers never go back:"
                    + " they see a day only if it is not before the one they see."
        },
        footer = "  laurel backfill jobs/nightly.yml --from 2026-11-01 --to 2026-11-30 --dry-run")
final class BackfillCommand extends LaurelCommand {
    @Parameters(paramLabel = "JOB", description = "The job file.")
    private Path file = Path.of("");

    // texts, as picocli would tell of the first wrong day only
    @Option(names = "--from", paramLabel = "DATE", description = "The first as-of day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last as-of day, inclusive.")
    private @Nullable String to;

    @Option(
            names = "--dry-run",
            description = "List the days, which runs are there and which would run; run nothing.")
    private boolean isDryRun;

    @Mixin private Effort effort = new Effort();

    @Mixin private Voice voice = new Voice();

    @Override
    public Integer call() throws Exception {
        voice.tune();
        List<String> problems = new ArrayList<>();
        LocalDate first = day("--from", from, problems);
        LocalDate last = day("--to", to, problems);
        if (problems.isEmpty() && last.isBefore(first)) {
            problems.add("--to %s lies before --from %s".formatted(last, first));
        }
        problems.addAll(effort.problems());
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
        Job job = SpecReader.read(file);
        Backfill backfill =
                new Backfill(
                        job,
                        first,
                        last,
                        effort.options(first, Reveal.UNLESS_EARLIER),
                        Effort.events(voice, err()));
        if (isDryRun) {
            print(backfill.plan());
        } else {
            run(backfill);
            tellWhatReadersSee(job);
        }
        return ExitCodes.DONE;
    }

    private static LocalDate day(String option, @Nullable String text, List<String> problems) {
        if (text == null) {
            problems.add(option + " is missing: a date such as 2025-11-30");
            return LocalDate.EPOCH;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            problems.addAll(Effort.problems(option, day));
            return day;
        } catch (DateTimeParseException malformed) {
            problems.add(option + " " + text + ": not a date such as 2025-11-30");
            return LocalDate.EPOCH;
        }
    }

    /** Also when it ends early, what was done is told. */
    private void run(Backfill backfill) throws Exception {
        List<Backfill.Day> done = new ArrayList<>();
        try {
            backfill.run(done::add);
        } finally {
            if (!done.isEmpty()) {
                print(done);
            }
        }
    }

    private void print(List<Backfill.Day> days) {
        TextTable table = new TextTable("as of", "run", "");
        days.forEach(day -> table.row(day.asOf().toString(), day.runId(), word(day.outcome())));
        table.print(out(), "");
        out().println();
        out().println(
                        "%s: %d published, %d there before, %d to run"
                                .formatted(
                                        Amounts.count(days.size(), "day"),
                                        count(days, Backfill.Outcome.PUBLISHED),
                                        count(days, Backfill.Outcome.THERE),
                                        count(days, Backfill.Outcome.MISSING)));
        out().flush();
    }

    private static String word(Backfill.Outcome outcome) {
        return switch (outcome) {
            case THERE -> "there before";
            case MISSING -> "to run";
            case PUBLISHED -> "published";
        };
    }

    private static long count(List<Backfill.Day> days, Backfill.Outcome outcome) {
        return days.stream().filter(day -> day.outcome() == outcome).count();
    }

    private void tellWhatReadersSee(Job job) {
        Runs.at(job.publishFolder())
                .current()
                .ifPresent(
                        run ->
                                out().println(
                                                "Readers see run %s, as of %s."
                                                        .formatted(run.id(), run.asOf())));
    }
}
