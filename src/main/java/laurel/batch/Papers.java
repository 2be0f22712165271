package laurel.batch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.feeds.FeedTimes;
import laurel.feeds.LandedFeeds;
import laurel.feeds.LandedFile;
import laurel.models.Audits;
import laurel.publish.CheckResults;
import laurel.publish.Reconciliation;
import laurel.publish.RunPapers;
import laurel.publish.RunResults;
import laurel.publish.Sources;
import laurel.spec.FeedSpec;
import laurel.spec.FreshnessSpec;
import org.jspecify.annotations.Nullable;

/** What is laid beside a run for people and monitors, outside its digest. */
record Papers(Workbench bench, LandedFeeds landed) {
    RunPapers all() throws IOException {
        return new RunPapers(
                results(),
                Map.of(
                        Sources.NAME, sources(),
                        CheckResults.NAME, checks(),
                        Reconciliation.NAME, reconciliation()));
    }

    private RunResults results() throws IOException {
        return new RunResults(
                RunResults.SCHEMA_VERSION,
                bench.startedAt(),
                Instant.now(),
                Host.name(),
                bench.times().results());
    }

    private CheckResults checks() {
        return new CheckResults(
                CheckResults.SCHEMA_VERSION,
                Audits.claims(bench.graph()).stream()
                        .map(claim -> new CheckResults.Check(claim.model(), claim.claim(), 0))
                        .toList());
    }

    private Reconciliation reconciliation() {
        try (QueryReader reader = QueryReader.open()) {
            return Reconciliation.of(
                    reader,
                    bench.files().built("reconciliation"),
                    bench.job().currency().getCurrencyCode(),
                    bench.job().minorUnits());
        }
    }

    private Sources sources() throws IOException {
        Instant now = Instant.now();
        List<Sources.SourceFeed> feeds = new ArrayList<>();
        for (FeedFreshness feed :
                FeedFreshness.of(bench.job(), bench.files().built(FeedFreshness.RELATION), now)) {
            feeds.add(feed(feed));
        }
        return new Sources(Sources.SCHEMA_VERSION, bench.asOf(), now, feeds);
    }

    private Sources.SourceFeed feed(FeedFreshness feed) throws IOException {
        FeedSpec spec = bench.job().feed(feed.feed()).orElseThrow();
        Map<String, Instant> times = FeedTimes.of(spec);
        List<LandedFile> files =
                landed.files().stream().filter(file -> file.feed() == feed.feed()).toList();
        FreshnessSpec limits = feed.limits();
        return new Sources.SourceFeed(
                feed.feed().id(),
                feed.state(),
                feed.isByRecords() ? "records" : "files",
                feed.newestAt(),
                hours(feed.age()),
                limits == null ? null : hours(limits.warnAfter()),
                limits == null ? null : hours(limits.errorAfter()),
                files.stream().mapToLong(LandedFile::records).sum(),
                files.stream().map(file -> file(file, times.get(file.file()))).toList());
    }

    private static Sources.SourceFile file(LandedFile file, @Nullable Instant modifiedAt) {
        return new Sources.SourceFile(
                file.file(),
                file.digest(),
                file.records(),
                file.accepted(),
                file.rejected(),
                file.isNew(),
                file.damage(),
                modifiedAt);
    }

    private static @Nullable Long hours(@Nullable Duration age) {
        return age == null ? null : age.toHours();
    }
}
