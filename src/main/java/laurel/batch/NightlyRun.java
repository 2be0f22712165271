package laurel.batch;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import laurel.Digest;
import laurel.engine.Engines;
import laurel.feeds.FeedFingerprint;
import laurel.feeds.Forgotten;
import laurel.publish.Reveal;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.restate.Closings;
import laurel.spec.EngineSpec;
import laurel.spec.Job;
import laurel.spec.RepositorySpec;

/** A night's run from lock to pointer. */
public final class NightlyRun {
    private final Job job;
    private final RunOptions options;
    private final RunEvents events;

    public NightlyRun(Job job, RunOptions options, RunEvents events) {
        this.job = job;
        this.options = options;
        this.events = events;
    }

    /**
     * Runs until the result is published, going on where an earlier attempt at the same work ended.
     * While it runs, a signal stops it in an orderly way.
     *
     * @return the id of the published run
     * @throws AlreadyRunningException when another run is alive
     * @throws RunStoppedException when asked to stop
     * @throws laurel.DataException when the data breaks an audit or a tolerance
     * @throws Exception what else the failing stage threw
     */
    public String run() throws Exception {
        if (options.engine(job) == EngineSpec.Kind.SPARK) {
            Engines.needSpark();
        }
        StopSwitch stopSwitch = new StopSwitch();
        SignalHook hook = SignalHook.install(stopSwitch);
        try (hook) {
            RunLock lock = RunLock.acquire(job.stateFolder());
            try (lock;
                    JobStore store = store(job)) {
                return run(store, stopSwitch);
            }
        }
    }

    /** Runs under a lock that is held. */
    String run(JobStore store, StopSwitch stopSwitch) throws Exception {
        JobRunner runner = runner(store, stopSwitch);
        JobRunner.Attempt attempt = runner.begin(identity());
        Runs runs = Runs.at(job.publishFolder());
        Optional<Run> before = runs.current();
        warnOfTheFuture();
        try (Workbench bench =
                new Workbench(job, options, attempt.work(), WorkFolders.all(job.stateFolder()))) {
            runner.complete(attempt, new NightlyJob(runner.steps(), bench).job(), runs::currentId);
            before.ifPresent(this::warnOfThePast);
            return PublishStage.identity(bench).runId();
        }
    }

    /** Whether an attempt at this very work did not end, and would be gone on with. */
    boolean isUnfinished(JobStore store) throws IOException {
        return runner(store, new StopSwitch()).isUnfinished(identity());
    }

    private JobRunner runner(JobStore store, StopSwitch stopSwitch) {
        WorkFolders folders = WorkFolders.of(job.stateFolder(), job.name());
        return new JobRunner(store, folders, stopSwitch, events);
    }

    private void warnOfTheFuture() {
        LocalDate today = LocalDate.now(Clock.system(job.timezone()));
        if (options.asOf().isAfter(today)) {
            events.note(
                    "warning: as of %s is later than today, %s in %s; days to come count as days without sales"
                            .formatted(options.asOf(), today, job.timezone()));
        }
    }

    /**
     * @param before what readers saw until now
     */
    private void warnOfThePast(Run before) {
        if (options.reveal() == Reveal.ALWAYS && options.asOf().isBefore(before.asOf())) {
            events.note(
                    "warning: readers saw run %s as of %s so far and now see the earlier %s; laurel rollback %s brings that day back"
                            .formatted(before.id(), before.asOf(), options.asOf(), before.id()));
        }
    }

    private JobIdentity identity() throws IOException {
        return new JobIdentity(
                job.name(), options.asOf(), job.digest(), inputs(), options.version(), 0);
    }

    /** The feeds' files, and what is an input too: closed seasons, and who was forgotten. */
    private String inputs() throws IOException {
        String closed =
                Closings.of(job).at(options.asOf()).stream()
                        .map(closing -> closing.input().sha256())
                        .collect(Collectors.joining());
        String feeds = FeedFingerprint.of(job.feeds());
        String others = closed + Forgotten.in(job.stateFolder()).digest();
        return others.isEmpty() ? feeds : Digest.ofText(feeds + others);
    }

    static JobStore store(Job job) throws SQLException {
        RepositorySpec team = job.repository();
        if (team == null) {
            return JobStore.embedded(job.stateFolder());
        }
        String password = team.password() == null ? null : team.password().reveal(System.getenv());
        return JobStore.postgresql(team.url(), team.user(), password, job.name());
    }
}
