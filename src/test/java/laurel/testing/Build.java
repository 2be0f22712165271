package laurel.testing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.engine.Engine;
import laurel.engine.Source;
import laurel.feeds.LandedFeeds;
import laurel.models.AuditFailure;
import laurel.models.Audits;
import laurel.models.BuildFolders;
import laurel.models.ModelGraph;
import laurel.models.Models;
import laurel.models.Roots;
import laurel.restate.ClosedRelations;
import laurel.spec.CfgRelations;
import laurel.spec.Job;

/** All models over landed feeds, without the batch around them. */
public record Build(ModelGraph graph, Models models, Path folder) {
    /** However little there is, as else only much is built. */
    private static final long IN_PIECES = 0;

    /**
     * @param folder for the rules, the built files, and scratch; the engine may write there
     */
    public static Build of(
            ModelGraph graph,
            Job job,
            LocalDate asOf,
            LandedFeeds landed,
            Engine engine,
            Path folder) {
        BuildFolders folders =
                new BuildFolders(folder.resolve("built"), folder.resolve("work"), List.of());
        return of(graph, job, asOf, landed, engine, folder, folders);
    }

    /**
     * @param folders where built files are looked for and put
     */
    public static Build of(
            ModelGraph graph,
            Job job,
            LocalDate asOf,
            LandedFeeds landed,
            Engine engine,
            Path folder,
            BuildFolders folders) {
        Map<String, Path> rules =
                new TreeMap<>(CfgRelations.write(job, asOf, folder.resolve("cfg")));
        rules.putAll(ClosedRelations.none(folder.resolve("closed")));
        Models models =
                new Models(
                        graph,
                        engine,
                        folders,
                        Roots.of(job, asOf, landed, rules, folder),
                        2,
                        IN_PIECES);
        models.build((model, rows, milliseconds) -> {});
        return new Build(graph, models, folder);
    }

    public Map<String, Source> relations() {
        return models.relations();
    }

    public List<AuditFailure> audits() {
        return Audits.run(models);
    }
}
