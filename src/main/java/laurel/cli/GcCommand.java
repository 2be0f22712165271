package laurel.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.JobLock;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import laurel.upkeep.Gc;
import laurel.upkeep.Leftover;
import laurel.upkeep.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes room. */
@Command(
        name = "gc",
        description = {
            "Delete old runs and what crashed runs left, in the publish and the state folder.",
            "Never deleted: the current run and the one before it, the latest runs, young ones,"
                    + " and what readers saw lately."
        },
        footer = "  laurel gc --keep-runs 30 --dry-run")
final class GcCommand extends LaurelCommand {
    private static final int MOST_DAYS = 100_000;

    @Mixin private JobOption file = new JobOption();

    @Option(
            names = "--keep-runs",
            paramLabel = "N",
            defaultValue = "" + Retention.LEAST_RUNS,
            description =
                    "The latest runs by as-of day, at least "
                            + Retention.LEAST_RUNS
                            + " (default: ${DEFAULT-VALUE}).")
    private int runs = Retention.LEAST_RUNS;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            defaultValue = "" + Retention.LEAST_DAYS,
            description =
                    "Everything made in the last N days, at least "
                            + Retention.LEAST_DAYS
                            + " (default: ${DEFAULT-VALUE}).")
    private int days = Retention.LEAST_DAYS;

    @Option(names = "--dry-run", description = "List what would be deleted; delete nothing.")
    private boolean isDryRun;

    @Override
    public Integer call() throws Exception {
        check();
        Job job = SpecReader.read(file.file());
        Retention retention = new Retention(runs, Duration.ofDays(days));
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            Gc gc =
                    new Gc(
                            job.publishFolder(),
                            job.stateFolder(),
                            retention,
                            Clock.systemUTC().instant());
            List<Leftover> leftovers = gc.find();
            list(leftovers);
            return isDryRun ? tell(leftovers) : delete(gc, leftovers);
        }
    }

    private void check() {
        List<String> problems = new ArrayList<>();
        if (runs < Retention.LEAST_RUNS) {
            problems.add(
                    "--keep-runs %d: at least %d runs are kept, so that a bad night can be rolled back"
                            .formatted(runs, Retention.LEAST_RUNS));
        }
        if (days < Retention.LEAST_DAYS || days > MOST_DAYS) {
            problems.add(
                    "--keep-days %d: from %d days, as somebody may still read or go on with what is younger, to %d"
                            .formatted(days, Retention.LEAST_DAYS, MOST_DAYS));
        }
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
    }

    private void list(List<Leftover> leftovers) {
        TextTable table = new TextTable("what", "where");
        leftovers.forEach(found -> table.row(found.why(), found.path().toString()));
        if (!table.isEmpty()) {
            table.print(out(), "");
            out().println();
        }
    }

    private int tell(List<Leftover> leftovers) throws IOException {
        out().println(
                        leftovers.isEmpty()
                                ? "Nothing would be deleted."
                                : "%s would be deleted, %s would become free."
                                        .formatted(
                                                things(leftovers.size()),
                                                Amounts.bytes(Gc.bytes(leftovers))));
        return ExitCodes.DONE;
    }

    private int delete(Gc gc, List<Leftover> leftovers) throws IOException {
        Gc.Swept swept = gc.delete(leftovers);
        int deleted = leftovers.size() - swept.problems().size();
        out().println(
                        leftovers.isEmpty()
                                ? "There was nothing to delete."
                                : "%s deleted, %s became free."
                                        .formatted(things(deleted), Amounts.bytes(swept.bytes())));
        swept.problems().forEach(err()::println);
        return swept.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static String things(int count) {
        return Amounts.count(count, "thing");
    }
}
