package laurel.batch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.feeds.FeedTimes;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.FreshnessSpec;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/**
 * How old a feed is. Records with instants are judged by the relation {@code feed_freshness},
 * against the end of the as-of day; of registers only the times of their files can tell, against
 * now.
 *
 * @param state {@code fresh}, {@code warn}, {@code error}, or {@code unjudged} without limits
 * @param isByRecords whether records tell; false: files do
 * @param newestAt of the newest record, or file; null: there is none
 * @param age null: there is no record
 * @param limits null: any age will do
 */
public record FeedFreshness(
        FeedKind feed,
        String state,
        boolean isByRecords,
        @Nullable Instant newestAt,
        @Nullable Duration age,
        @Nullable FreshnessSpec limits) {
    static final String RELATION = "feed_freshness";

    /**
     * All feeds of a job.
     *
     * @param judged the relation
     * @param now for registers
     */
    static List<FeedFreshness> of(Job job, Source judged, Instant now) throws IOException {
        try (QueryReader reader = QueryReader.open()) {
            reader.register(RELATION, judged);
            return of(job, reader.rows("select * from " + RELATION), now);
        }
    }

    static List<FeedFreshness> of(Job job, List<Map<String, @Nullable Object>> rows, Instant now)
            throws IOException {
        Map<String, Map<String, @Nullable Object>> byFeed =
                rows.stream()
                        .collect(Collectors.toMap(row -> String.valueOf(row.get("feed")), r -> r));
        List<FeedFreshness> feeds = new ArrayList<>();
        for (FeedSpec feed : job.feeds()) {
            Map<String, @Nullable Object> row = byFeed.get(feed.feed().id());
            feeds.add(row != null ? byRecords(feed, row) : byFiles(feed, now));
        }
        return feeds;
    }

    /** Whether it is older than an error-after. */
    public boolean isError() {
        return state.equals("error");
    }

    /** In words; empty when there is nothing to say. */
    String complaint() {
        Duration limit =
                limits == null
                        ? null
                        : isError()
                                ? limits.errorAfter()
                                : state.equals("warn") ? limits.warnAfter() : null;
        if (limit == null) {
            return "";
        }
        String found =
                age == null
                        ? "no record up to the as-of day"
                        : "its newest %s is %d hours old"
                                .formatted(isByRecords ? "record" : "file", age.toHours());
        return "feed %s is stale: %s; %s-after is %d hours"
                .formatted(feed.id(), found, state, limit.toHours());
    }

    private static FeedFreshness byRecords(FeedSpec feed, Map<String, @Nullable Object> row) {
        Object newestAt = row.get("newest_at");
        Object age = row.get("age");
        return new FeedFreshness(
                feed.feed(),
                String.valueOf(row.get("state")),
                true,
                newestAt == null
                        ? null
                        : Instant.EPOCH.plus(((Number) newestAt).longValue(), ChronoUnit.MICROS),
                age == null ? null : Duration.of(((Number) age).longValue(), ChronoUnit.MICROS),
                feed.freshness());
    }

    private static FeedFreshness byFiles(FeedSpec feed, Instant now) throws IOException {
        Instant newest =
                FeedTimes.of(feed).values().stream().max(Comparator.naturalOrder()).orElse(null);
        Duration age = newest == null ? null : Duration.between(newest, now);
        return new FeedFreshness(
                feed.feed(), state(feed.freshness(), age), false, newest, age, feed.freshness());
    }

    private static String state(@Nullable FreshnessSpec limits, @Nullable Duration age) {
        if (limits == null) {
            return "unjudged";
        }
        return isOlder(age, limits.errorAfter())
                ? "error"
                : isOlder(age, limits.warnAfter()) ? "warn" : "fresh";
    }

    private static boolean isOlder(@Nullable Duration age, @Nullable Duration limit) {
        return limit != null && (age == null || Objects.requireNonNull(age).compareTo(limit) > 0);
    }
}
