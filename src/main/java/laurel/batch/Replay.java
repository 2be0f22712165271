package laurel.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.Folders;
import laurel.engine.QueryReader;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.feeds.Repairs;
import laurel.feeds.Repairs.Fault;
import laurel.feeds.Repairs.Origin;
import laurel.feeds.Repairs.Row;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.spec.FeedSpec;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/** Gets quarantined records out to a person, and the repaired ones in again. */
public final class Replay {
    private static final String REPAIRABLE =
            "select file, line, rule, column_name, wanted from quarantine where feed = ? and line > 0"
                    + " and rule not in ('unknown_order', 'no_fx_rate')";

    private final Job job;
    private final FeedSpec feed;

    public Replay(Job job, FeedSpec feed) {
        this.job = job;
        this.feed = feed;
    }

    /**
     * What became of a repaired file.
     *
     * @param delivered the name under which the good rows were delivered; empty: there are none, or
     *     the very same were delivered before
     * @param good how many rows are in order
     * @param complaints what still is wrong, a sentence a row, by line of the repaired file
     */
    public record Outcome(Optional<String> delivered, long good, List<String> complaints) {}

    /**
     * The feed's quarantined records of the run that readers see, but for those that wait for
     * others and those repaired before.
     */
    public List<Fault> faults() {
        Optional<Run> run = Runs.at(job.publishFolder()).current();
        return run.map(this::faults).orElse(List.of());
    }

    private List<Fault> faults(Run run) {
        try (QueryReader reader = QueryReader.open()) {
            reader.register("quarantine", run.files("quarantine"));
            boolean isKnown =
                    !reader.rows(
                                    "select 1 from (describe quarantine) where column_name = 'is_replayed'")
                            .isEmpty();
            String sql =
                    REPAIRABLE + (isKnown ? " and not is_replayed" : "") + " order by file, line";
            return reader.rows(sql, feed.feed().id()).stream().map(Replay::fault).toList();
        }
    }

    private static Fault fault(Map<String, @Nullable Object> row) {
        Object column = row.get("column_name");
        Object wanted = row.get("wanted");
        return new Fault(
                new Origin(
                        String.valueOf(row.get("file")),
                        Long.parseLong(String.valueOf(row.get("line")))),
                String.valueOf(row.get("rule")),
                column == null ? null : column.toString(),
                wanted == null ? null : wanted.toString());
    }

    /**
     * Judges the rows by the rules of landing and delivers the good ones to the feed; the next run
     * takes them. Rules that look at other feeds are judged there.
     *
     * @throws AlreadyRunningException when a run is alive
     * @throws laurel.feeds.FeedException when the file lacks columns or cannot be read
     */
    public Outcome add(Path repaired) throws IOException, SQLException {
        JobLock lock = JobLock.acquire(job);
        try (lock) {
            List<Row> rows = Repairs.read(repaired, feed.ofReplays().format().delimiter());
            Map<Long, String> complaints = new TreeMap<>(rejected(repaired));
            Set<Origin> waiting = faults().stream().map(Fault::origin).collect(Collectors.toSet());
            List<Row> good = new ArrayList<>();
            for (Row row : rows) {
                if (!waiting.contains(row.origin())) {
                    complaints.putIfAbsent(
                            row.line(),
                            "no such record waits in quarantine: line %d of '%s'"
                                    .formatted(row.origin().line(), row.origin().file()));
                } else if (!complaints.containsKey(row.line())) {
                    good.add(row);
                }
            }
            Optional<String> delivered =
                    good.isEmpty()
                            ? Optional.empty()
                            : Repairs.deliver(feed, good, LandStage.settings(job, 1).emailKey());
            return new Outcome(
                    delivered,
                    good.size(),
                    complaints.entrySet().stream()
                            .map(entry -> "line " + entry.getKey() + ": " + entry.getValue())
                            .toList());
        }
    }

    private Map<Long, String> rejected(Path repaired) throws IOException {
        Path work = WorkFolders.of(job.stateFolder(), job.name()).folder().resolve("replay");
        Folders.empty(work);
        LandingSettings settings = LandStage.settings(job, 1);
        try (QueryReader reader = QueryReader.open()) {
            LandedFeeds landed =
                    Landing.land(
                            List.of(feed.ofRepaired(repaired)),
                            settings,
                            work.resolve("landed"),
                            work.resolve("run"),
                            FeedHistory.NONE,
                            LandingProgress.silent());
            reader.register(
                    "raw_rejects", Objects.requireNonNull(landed.relations().get("raw_rejects")));
            Map<Long, String> complaints = new TreeMap<>();
            reader.rows("select line, rule, column_name, found, wanted from raw_rejects")
                    .forEach(
                            row ->
                                    complaints.put(
                                            (Long) row.get("line"), ToleranceReport.reject(row)));
            return complaints;
        } finally {
            Folders.delete(work);
        }
    }
}
