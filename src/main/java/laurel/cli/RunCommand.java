package laurel.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import laurel.batch.NightlyRun;
import laurel.batch.RunEvents;
import laurel.batch.RunOptions;
import laurel.publish.Runs;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does a night's work. */
@Command(
        name = "run",
        description = {
            "Run a job: read its feeds, build and audit everything, publish.",
            "What failed or was stopped is gone on with; the same night again gives the same bytes."
        },
        footer = "  laurel run jobs/nightly.yml --as-of 2026-11-30 --log-format json")
final class RunCommand extends LaurelCommand {
    /** Seasons are laid out 30 years further, and their rules end with 2200. */
    private static final int LAST_YEAR = 2169;

    @Parameters(paramLabel = "JOB", description = "The job file.")
    private Path file = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The last local day that is looked at (default: yesterday).")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the engine (default: as the job says, else one a core).")
    private @Nullable Integer threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Memory of the engine, e.g. 2GB (default: as the job says).")
    private @Nullable String memory;

    @Mixin private Voice voice = new Voice();

    @Override
    public Integer call() throws Exception {
        voice.tune();
        check();
        Job job = SpecReader.read(file);
        LocalDate day =
                asOf != null ? asOf : LocalDate.now(Clock.system(job.timezone())).minusDays(1);
        RunOptions options = new RunOptions(day, Version.text(), threads, memory);
        String runId = new NightlyRun(job, options, events()).run();
        Runs.at(job.publishFolder())
                .find(runId)
                .ifPresent(run -> Summary.print(run, job.currency().getCurrencyCode(), out()));
        return ExitCodes.DONE;
    }

    private void check() {
        if (asOf != null && (asOf.getYear() < 1970 || asOf.getYear() > LAST_YEAR)) {
            throw wrong("--as-of %s: not a day from 1970 to %d".formatted(asOf, LAST_YEAR));
        }
        if (threads != null && threads < 1) {
            throw wrong("--threads must be at least 1, got " + threads);
        }
        if (memory != null && !memory.matches("[1-9][0-9]{0,6}(MB|GB)")) {
            throw wrong("--memory is an amount such as 2GB or 800MB, got " + memory);
        }
    }

    private RunEvents events() {
        if (voice.logFormat() == Voice.LogFormat.JSON) {
            return new JsonEvents(err(), Clock.systemUTC());
        }
        return Terminal.isThere() ? new BarEvents(err(), System.err) : new TextEvents(err());
    }
}
