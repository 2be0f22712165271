package laurel.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.builder.JobBuilder;

/** A night of three stages, each of which notes that it ran; the second can be told what to do. */
final class NightSample {
    static final JobIdentity IDENTITY =
            new JobIdentity("nightly", LocalDate.of(2026, 3, 29), "c0ffee", "1", "0.1.0", 0);

    private final Path state;
    private final List<String> ran = new ArrayList<>();
    private final StopSwitch stopSwitch = new StopSwitch();
    private final RunEvents events;

    NightSample(Path state) {
        this(state, RunEvents.SILENT);
    }

    NightSample(Path state, RunEvents events) {
        this.state = state;
        this.events = events;
    }

    /** What a stage of the sample does. */
    interface Act {
        void run() throws Exception;
    }

    StopSwitch stopSwitch() {
        return stopSwitch;
    }

    /** The stages that ran, since the sample was made. */
    List<String> ran() {
        return List.copyOf(ran);
    }

    Path run(JobIdentity identity, Act second) throws Exception {
        try (JobStore store = JobStore.embedded(state)) {
            return run(store, identity, second);
        }
    }

    Path run(JobStore store, JobIdentity identity, Act second) throws Exception {
        WorkFolders folders = WorkFolders.of(state, identity.job());
        JobRunner runner = new JobRunner(store, folders, stopSwitch, events);
        JobRunner.Attempt attempt = runner.begin(identity);
        Path work = attempt.work();
        Steps steps = runner.steps();
        runner.complete(
                attempt,
                new JobBuilder(identity.job(), steps.repository())
                        .start(steps.of(stage("first", work, () -> {})))
                        .next(steps.of(stage("second", work, second)))
                        .next(steps.of(stage("third", work, () -> {})))
                        .build(),
                Optional::empty);
        return work;
    }

    private Stage stage(String name, Path work, Act act) {
        return new Stage() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run() throws Exception {
                ran.add(name);
                Files.writeString(work.resolve(name), name);
                act.run();
            }
        };
    }
}
