package laurel.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.Folders;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.models.Model;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/** Judges how old the feeds are without a run: lands them, as the next run would, and no more. */
public final class FreshnessCheck {
    private FreshnessCheck() {}

    /**
     * All feeds of the job. What is landed for it, the next run need not land again.
     *
     * @throws AlreadyRunningException when a run is alive
     * @throws laurel.feeds.FeedException when feeds lack files or columns
     */
    public static List<FeedFreshness> of(Job job, RunOptions options) throws IOException {
        RunLock lock = RunLock.acquire(job.stateFolder());
        try (lock) {
            Path work = WorkFolders.of(job.stateFolder(), job.name()).folder().resolve("freshness");
            Folders.empty(work);
            try (Workbench bench = new Workbench(job, options, work, List.of())) {
                new LandStage(bench, RunEvents.SILENT).run();
                return FeedFreshness.of(job, judged(bench), Instant.now());
            } finally {
                Folders.delete(work);
            }
        }
    }

    private static List<Map<String, @Nullable Object>> judged(Workbench bench) {
        Model model =
                bench.graph().models().stream()
                        .filter(each -> each.name().equals(FeedFreshness.RELATION))
                        .findFirst()
                        .orElseThrow();
        try (QueryReader reader = QueryReader.open()) {
            Map<String, Source> relations = bench.files().relations();
            model.reads()
                    .forEach(
                            read ->
                                    reader.register(
                                            read, Objects.requireNonNull(relations.get(read))));
            return reader.rows(model.sql());
        }
    }
}
