package laurel.batch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.Crew;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.engine.Engines;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.models.BuildFolders;
import laurel.models.ModelGraph;
import laurel.models.Models;
import laurel.models.Roots;
import laurel.publish.RunIdentity;
import laurel.publish.Runs;
import laurel.restate.Closing;
import laurel.restate.Closings;
import laurel.spec.EngineSpec;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run share: the work folder, the engine, and the models with what is built of
 * them, in this process or in one that ended.
 */
final class Workbench implements AutoCloseable {
    private final Job job;
    private final RunOptions options;
    private final Path work;
    private final Instant startedAt = Instant.now();
    private @Nullable ModelGraph graph;
    private @Nullable List<Closing> closings;
    private @Nullable Models models;
    private final BuildFolders folders;
    private volatile @Nullable Engine engine;

    /**
     * @param earlier work folders of runs that ended, whose files may be used again
     */
    Workbench(Job job, RunOptions options, Path work, List<Path> earlier) {
        this.job = job;
        this.options = options;
        this.work = work;
        folders = new BuildFolders(WorkFolders.built(job.stateFolder()), work, earlier);
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

    /** The work folders of runs that ended. */
    List<Path> earlier() {
        return folders.others();
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

    /** What runs that ended tell of the feeds' files. */
    FeedHistory feedHistory() {
        return feedHistory(job, options, earlier());
    }

    /**
     * As above.
     *
     * @param earlier work folders of runs that ended
     */
    static FeedHistory feedHistory(Job job, RunOptions options, List<Path> earlier) {
        return FeedHistory.of(
                published(job, options),
                earlier.stream().map(LandedFeeds::read).flatMap(Optional::stream).toList());
    }

    /**
     * Digests of the files that the last published run read by the rules of tonight: under other
     * rules, or another program, every file is new again.
     */
    private static Set<String> published(Job job, RunOptions options) {
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

    /** What is built, and is to be; landing has ended. */
    Models models() {
        Models known = models;
        if (known == null) {
            known = new Models(graph(), engine(), folders, roots(), settings().threads());
            models = known;
        }
        return known;
    }

    private Roots roots() {
        LandedFeeds landed =
                LandedFeeds.read(work)
                        .orElseThrow(() -> new IllegalStateException("nothing was landed"));
        return Roots.of(job, asOf(), landed, files().rules(), files().feeds());
    }

    /** Opened by the first stage that needs it. */
    synchronized Engine engine() {
        Engine opened = engine;
        if (opened == null) {
            opened = Engines.open(isOnSpark(), settings());
            engine = opened;
        }
        return opened;
    }

    /** Who lands feed files elsewhere; empty where this process does. */
    Optional<Crew> crew() {
        return isOnSpark() ? engine().crew() : Optional.empty();
    }

    private boolean isOnSpark() {
        return options.engine(job) == EngineSpec.Kind.SPARK;
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

    /** Gives back what the engine holds: all is built, and publishing needs the memory. */
    void closeEngine() {
        Models building = models;
        Engine opened = engine;
        models = null;
        engine = null;
        if (building != null) {
            building.close();
        }
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public void close() {
        closeEngine();
    }
}
