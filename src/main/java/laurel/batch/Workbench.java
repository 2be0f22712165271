package laurel.batch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.engine.DuckDbEngine;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.models.ModelGraph;
import laurel.models.Models;
import laurel.publish.RunIdentity;
import laurel.publish.Runs;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run share: the work folder, and the engine, in which everything is readable
 * that stages made so far, in this process or in one that ended.
 */
final class Workbench implements AutoCloseable {
    private final Job job;
    private final RunOptions options;
    private final Path work;
    private final Instant startedAt = Instant.now();
    private @Nullable ModelGraph graph;
    private @Nullable List<Closing> closings;
    private volatile @Nullable Engine engine;

    Workbench(Job job, RunOptions options, Path work) {
        this.job = job;
        this.options = options;
        this.work = work;
    }

    Job job() {
        return job;
    }

    LocalDate asOf() {
        return options.asOf();
    }

    RunOptions options() {
        return options;
    }

    RunFiles files() {
        return new RunFiles(work);
    }

    /** When this attempt began. */
    Instant startedAt() {
        return startedAt;
    }

    StageTimes times() {
        return new StageTimes(work.resolve("times"));
    }

    /**
     * Digests of the files that the last published run read by the rules of tonight: under other
     * rules, or another program, every file is new again.
     */
    Set<String> knownDigests() {
        return Runs.at(job.publishFolder()).current().stream()
                .filter(run -> run.manifest().configDigest().equals(job.digest()))
                .filter(run -> run.manifest().programVersion().equals(options.version()))
                .flatMap(run -> run.manifest().inputs().stream())
                .map(RunIdentity.Input::sha256)
                .collect(Collectors.toSet());
    }

    /** The closed seasons that count as of this run's day. */
    List<Closing> closings() {
        if (closings == null) {
            closings = Closings.of(job).at(asOf());
        }
        return closings;
    }

    ModelGraph graph() {
        if (graph == null) {
            graph = ModelGraph.load();
        }
        return graph;
    }

    Models models() {
        return new Models(graph(), files().models());
    }

    /** Opened by the first stage that needs it. */
    Engine engine() {
        Engine opened = engine;
        if (opened == null) {
            opened = DuckDbEngine.open(settings());
            engine = opened;
            files().relations().forEach(opened::register);
        }
        return opened;
    }

    /** From the signal's thread: fails the statement that runs. */
    void cancel() {
        Engine opened = engine;
        if (opened != null) {
            opened.cancel();
        }
    }

    EngineSettings settings() {
        return new EngineSettings(
                options.threads(job),
                options.memory(job),
                files().scratch(),
                List.of(work, job.stateFolder()));
    }

    @Override
    public void close() {
        Engine opened = engine;
        if (opened != null) {
            opened.close();
        }
    }
}
