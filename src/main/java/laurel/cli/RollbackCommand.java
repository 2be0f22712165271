package laurel.cli;

import java.time.Clock;
import laurel.batch.JobLock;
import laurel.publish.Rollback;
import laurel.publish.Rollback.Look;
import laurel.publish.Rollback.UnknownRunException;
import laurel.publish.Run;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets readers see an earlier run. */
@Command(
        name = "rollback",
        description = {
            "Let readers see a run that is kept: the one that is named, else the one before.",
            "Nothing is built or deleted; the next night publishes as ever."
        },
        footer = "  laurel rollback 2026-11-29")
final class RollbackCommand extends LaurelCommand {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description =
                    "A run as laurel runs lists it, the beginning of its id, or its as-of day"
                            + " (default: the run before the current one).")
    private @Nullable String runId;

    @Mixin private JobOption file = new JobOption();

    @Option(
            names = "--verify",
            description = "Read every file of the run before, not only look whether it is there.")
    private boolean isVerified;

    @Override
    public Integer call() throws Exception {
        Job job = SpecReader.read(file.file());
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            Rollback rollback = new Rollback(job.publishFolder());
            Run from = rollback.seen();
            Run to = runId == null ? rollback.before() : rollback.find(runId);
            rollback.to(to, isVerified ? Look.DIGESTS : Look.GLANCE, Clock.systemUTC().instant());
            out().println(sentence(from, to));
            return ExitCodes.DONE;
        } catch (UnknownRunException unknown) {
            throw wrong(String.valueOf(unknown.getMessage()));
        }
    }

    private static String sentence(@Nullable Run from, Run to) {
        if (from != null && from.id().equals(to.id())) {
            return "Readers see run %s as of %s, as before.".formatted(to.id(), to.asOf());
        }
        return "Readers saw %s and now see run %s as of %s."
                .formatted(
                        from == null
                                ? "no whole run"
                                : "run %s as of %s".formatted(from.id(), from.asOf()),
                        to.id(),
                        to.asOf());
    }
}
