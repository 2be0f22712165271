package laurel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import laurel.FileTrouble;
import laurel.Folders;
import laurel.batch.NightlyRun;
import laurel.batch.RunEvents;
import laurel.batch.RunOptions;
import laurel.models.ModelGraph;
import laurel.notify.AlertDelivery;
import laurel.publish.Reveal;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.report.SeasonPage;
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
        List<String> problems = effort.problems(asOf);
        if (!problems.isEmpty()) {
            throw wrong(String.join("\n", problems));
        }
        ModelGraph.loadAhead();
        Job job = SpecReader.read(file);
        LocalDate day = Effort.day(asOf, job);
        RunOptions options = effort.options(day, Reveal.ALWAYS);
        RunEvents events = Effort.events(voice, err());
        String runId = new NightlyRun(job, options, events).run();
        Optional<Run> run = Runs.at(job.publishFolder()).find(runId);
        if (run.isPresent()) {
            tell(run.get(), job.currency().getCurrencyCode());
            writePages(job, run.get(), events);
            new AlertDelivery(job, System.getenv(), Duration.ofSeconds(1))
                    .deliver(run.get())
                    .forEach(events::note);
        }
        return ExitCodes.DONE;
    }

    /** The run is published: a page that cannot be written is a warning. */
    private void writePages(Job job, Run run, RunEvents events) {
        Path folder = job.report().pages();
        if (folder == null) {
            return;
        }
        for (String season : SeasonPage.latest(run)) {
            Path file = folder.resolve(season + ".html");
            try {
                Folders.create(folder);
                SeasonPage.write(SeasonPage.of(run, season).orElseThrow(), file);
                out().println("Page: " + file);
            } catch (IOException e) {
                events.note(
                        "warning: %s cannot be written: %s".formatted(file, FileTrouble.reason(e)));
            }
        }
    }

    private void tell(Run run, String currency) {
        Summary.print(run, currency, out());
        Restatement.read(run).ifPresent(moved -> RestatementLines.print(moved, currency, out()));
    }
}
