package laurel.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import laurel.engine.DuckDbEngine;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.models.ModelGraph;
import laurel.models.Models;
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
    private @Nullable ModelGraph graph;
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

    Path folder() {
        return work;
    }

    Path cfg() {
        return work.resolve("cfg");
    }

    Path scratch() {
        return work.resolve("scratch");
    }

    ModelGraph graph() {
        if (graph == null) {
            graph = ModelGraph.load();
        }
        return graph;
    }

    Models models() {
        return new Models(graph(), work.resolve("models"));
    }

    /** Opened by the first stage that needs it. */
    Engine engine() {
        Engine opened = engine;
        if (opened == null) {
            opened = DuckDbEngine.open(settings());
            engine = opened;
            registerAll(opened);
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
                scratch(),
                List.of(work, job.stateFolder()));
    }

    private void registerAll(Engine opened) {
        try (Stream<Path> files = Files.list(cfg())) {
            files.forEach(file -> opened.register(relation(file), List.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // raw relations: see Landing
        models().register(opened);
    }

    private static String relation(Path parquet) {
        return parquet.getFileName().toString().replaceFirst("\\.parquet$", "");
    }

    @Override
    public void close() {
        Engine opened = engine;
        if (opened != null) {
            opened.close();
        }
    }
}
