package laurel.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.NightlyRun;
import laurel.batch.RunOptions;
import laurel.models.ModelGraph;
import laurel.publish.Reveal;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.restate.Restatement;
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
    @Parameters(paramLabel = "JOB", description = "The job file.")
    private Path file = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The last local day that is looked at (default: yesterday).")
    private @Nullable LocalDate asOf;

    @Mixin private Effort effort = new Effort();

    @Mixin private Voice voice = new Voice();

    @Override
    public Integer call() throws Exception {
        voice.tune();
        List<String> problems = new ArrayList<>(effort.problems());
        if (asOf != null) {
            problems.addAll(Effort.problems("--as-of", asOf));
        }
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
        ModelGraph.loadAhead();
        Job job = SpecReader.read(file);
        LocalDate day =
                asOf != null ? asOf : LocalDate.now(Clock.system(job.timezone())).minusDays(1);
        RunOptions options = effort.options(day, Reveal.ALWAYS);
        String runId = new NightlyRun(job, options, Effort.events(voice, err())).run();
        Runs.at(job.publishFolder())
                .find(runId)
                .ifPresent(run -> tell(run, job.currency().getCurrencyCode()));
        return ExitCodes.DONE;
    }

    private void tell(Run run, String currency) {
        Summary.print(run, currency, out());
        Restatement.read(run).ifPresent(moved -> RestatementLines.print(moved, currency, out()));
    }
}
