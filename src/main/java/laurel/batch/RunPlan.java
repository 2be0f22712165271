package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import laurel.Folders;
import laurel.engine.Engine;
import laurel.engine.EngineSettings;
import laurel.engine.Engines;
import laurel.feeds.FeedPreview;
import laurel.models.BuildFolders;
import laurel.models.BuildPlan;
import laurel.models.ModelGraph;
import laurel.models.PlannedRelation;
import laurel.models.Roots;
import laurel.restate.ClosedRelations;
import laurel.restate.Closings;
import laurel.spec.CfgRelations;
import laurel.spec.EngineSpec;
import laurel.spec.Job;

/**
 * Tells what a run would build, and why, without a run: nothing is landed, and nothing of the job's
 * folders is written, not even a lock.
 */
public final class RunPlan {
    private RunPlan() {}

    /**
     * What would become of a relation.
     *
     * @param reasons none when it is kept
     */
    public record Step(PlannedRelation relation, List<String> reasons) {}

    /**
     * All relations, in the order in which they are built.
     *
     * @throws laurel.feeds.FeedException when feeds lack files
     */
    public static List<Step> of(Job job, RunOptions options) throws IOException {
        Path scratch = Files.createTempDirectory("laurel-plan-");
        try {
            return of(job, options, scratch);
        } finally {
            Folders.delete(scratch);
        }
    }

    private static List<Step> of(Job job, RunOptions options, Path scratch) throws IOException {
        RunFiles files = new RunFiles(scratch);
        Path cfg = Files.createDirectories(files.cfg());
        CfgRelations.write(job, options.asOf(), cfg);
        Closings closings = Closings.of(job);
        ClosedRelations.write(closings, closings.at(options.asOf()), cfg);
        List<Path> earlier = earlier(job);
        FeedPreview feeds =
                FeedPreview.of(
                        job.feeds(),
                        LandStage.settings(job, options.threads(job)),
                        job.stateFolder().resolve("landed"),
                        scratch,
                        Workbench.feedHistory(job, options, earlier));
        Map<String, Path> rules = files.rules();
        Roots roots =
                Roots.of(job, options.asOf(), feeds.landed(), rules, scratch, feeds.unreadFeeds());
        BuildFolders folders =
                new BuildFolders(WorkFolders.built(job.stateFolder()), scratch, earlier);
        List<PlannedRelation> planned = plan(job, options, folders, roots);
        try (PlanReasons reasons = new PlanReasons(files, feeds, planned)) {
            return planned.stream().map(one -> new Step(one, reasons.of(one))).toList();
        }
    }

    /** Those of this job first, its last completed run before all. */
    private static List<Path> earlier(Job job) throws IOException {
        WorkFolders own = WorkFolders.of(job.stateFolder(), job.name());
        Set<Path> folders = new LinkedHashSet<>();
        own.lastCompleted().ifPresent(folders::add);
        folders.addAll(own.list());
        folders.addAll(WorkFolders.all(job.stateFolder()));
        return List.copyOf(folders);
    }

    private static List<PlannedRelation> plan(
            Job job, RunOptions options, BuildFolders folders, Roots roots) {
        EngineSettings settings =
                new EngineSettings(
                        options.threads(job),
                        options.memory(job),
                        folders.work().resolve("spill"),
                        List.of(folders.work()));
        boolean isSpark = options.engine(job) == EngineSpec.Kind.SPARK;
        try (Engine engine = Engines.open(isSpark, settings)) {
            return BuildPlan.of(ModelGraph.load(), engine, folders, roots);
        }
    }
}
