package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import laurel.cli.Cli;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every feed in every other shape meets what the table states. A check sees one changed feed; a run
 * all of those to which the same will happen, and must name each.
 */
class SchemaDriftTest {
    /** Rows of each feed, the optional column last and blank; the same as RETYPED has them. */
    private static final Map<FeedKind, String[]> FEEDS = feeds();

    private static final Set<Drift> OTHER_FACTS =
            EnumSet.of(Drift.HEADER_ONLY, Drift.NAMES_SWAPPED, Drift.TOTAL_LINE);

    @TempDir private Path folder;
    private final DriftTable table = DriftTable.read();

    @Test
    void everyFeedInAnotherShapeMeetsWhatTheTableStates() throws IOException {
        Instant since = Instant.now();
        PublishedNight plain = plain();
        List<String> unlike = new ArrayList<>();
        for (Drift drift : Drift.values()) {
            Map<Integer, Set<FeedKind>> byExit = new LinkedHashMap<>();
            for (FeedKind feed : FeedKind.values()) {
                DriftTable.Stated stated = table.stated(drift, feed);
                Cli.Answer check = Cli.run("check", job(drift, EnumSet.of(feed)));
                compare(drift + " " + feed, stated.check(), check, Set.of(feed), unlike);
                byExit.computeIfAbsent(stated.run(), code -> EnumSet.noneOf(FeedKind.class))
                        .add(feed);
            }
            for (Map.Entry<Integer, Set<FeedKind>> group : byExit.entrySet()) {
                Path job = job(drift, group.getValue());
                Cli.Answer run = Cli.run("run", job, "--as-of", World.AS_OF);
                compare(drift + " run", group.getKey(), run, group.getValue(), unlike);
                if (run.exitCode() == 0 && !OTHER_FACTS.contains(drift)) {
                    PublishedNight night = PublishedNight.in(folder.resolve("published"));
                    for (String dataset : List.of("ledger", "influencer_seasons")) {
                        if (!plain.files(dataset).equals(night.files(dataset))) {
                            unlike.add(drift + ": other bytes of " + dataset);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", unlike));
        int drifts = Drift.values().length;
        new Promise(
                        "schema drift: the stated outcome and exit codes",
                        (long) drifts * FEEDS.size(),
                        drifts + " drifts x " + FEEDS.size() + " feeds")
                .report(since);
    }

    private static void compare(
            String where, int stated, Cli.Answer answer, Set<FeedKind> feeds, List<String> unlike) {
        String all = answer.out() + answer.err();
        if (answer.exitCode() != stated) {
            unlike.add(
                    "%s: stated is %d, found %d %s"
                            .formatted(where, stated, answer.exitCode(), all));
        } else if (stated != 0) {
            feeds.stream()
                    .filter(feed -> !answer.err().contains(feed.id()))
                    .forEach(
                            feed -> unlike.add(where + " does not name " + feed.id() + ": " + all));
        }
    }

    private PublishedNight plain() throws IOException {
        Path job = job(Drift.COLUMN_ADDED, Set.of());
        Cli.Answer answer = Cli.run("run", job, "--as-of", World.AS_OF);
        assertEquals(0, answer.exitCode(), answer::err);
        return PublishedNight.in(folder.resolve("published"));
    }

    /** A job in a folder of its own, whose given feeds come changed. */
    private Path job(Drift drift, Set<FeedKind> changed) throws IOException {
        Path home = Files.createTempDirectory(folder, drift + "-");
        List<String> feeds = new ArrayList<>();
        for (FeedKind feed : FeedKind.values()) {
            feeds.add(feed(home, feed, changed.contains(feed) ? drift : null));
        }
        Files.writeString(home.resolve("email.key"), "a key for tests\n");
        return Files.writeString(
                home.resolve("job.yml"),
                """
                name: drift
                timezone: Europe/Berlin
                currency: EUR
                email-key: ${file:email.key}
                seasons:
                  - id: peak
                    occurrences: [{starts-on: 2025-11-24, ends-before: 2025-12-02}]
                feeds:
                %s
                publish: {to: ../published}
                engine: {threads: 2, memory: 1GB}
                """
                        .formatted(String.join("\n", feeds)));
    }

    private static String feed(Path home, FeedKind feed, @Nullable Drift drift) throws IOException {
        String[] texts = FEEDS.getOrDefault(feed, new String[0]);
        String text = drift == Drift.RETYPED ? texts[1] : texts[0];
        List<String> columns = List.of(text.substring(0, text.indexOf('\n')).split(","));
        String keys = drift == null ? "" : drift.feedKeys(columns);
        String ending = drift == Drift.NOT_PACKED ? drift.ending() : ".csv";
        Files.createDirectories(home.resolve(feed.id()));
        Path file =
                home.resolve(feed.id()).resolve("1" + (drift == null ? ".csv" : drift.ending()));
        Files.write(file, drift == null ? text.getBytes(StandardCharsets.UTF_8) : drift.file(text));
        if (drift != null && !drift.second(text).isEmpty()) {
            Files.writeString(file.resolveSibling("2.csv"), drift.second(text));
        }
        return "  - {feed: %s, source: '%s/*%s'%s}"
                .formatted(feed.id(), feed.id(), ending, keys.isEmpty() ? "" : ", " + keys);
    }

    private static Map<FeedKind, String[]> feeds() {
        Map<FeedKind, String[]> feeds = new EnumMap<>(FeedKind.class);
        put(
                feeds,
                FeedKind.ORDERS,
                "12.50",
                "\"12,50 €\"",
                """
                order_id,ordered_at,goods_amount,discount_codes,customer_id,discount_amount
                o%d,2025-11-2%dT10:00,12.50,ANNA%d,c%d,
                """);
        put(
                feeds,
                FeedKind.REFUNDS,
                "1.00",
                "1 EUR",
                "refund_id,order_id,refunded_at,goods_amount\nr%d,o%d,2025-12-0%d,1.00\n");
        put(
                feeds,
                FeedKind.CODES,
                "0.1",
                "10 %",
                "code,influencer_id,commission_rate,valid_from,commission_per_order\nANNA%d,anna,0.1,2025-01-0%d,\n");
        put(
                feeds,
                FeedKind.POSTS,
                "2025-11",
                "25.11",
                "post_id,influencer_id,platform,posted_at,url\np%d,anna,x,2025-11-2%d,\n");
        put(
                feeds,
                FeedKind.INFLUENCERS,
                "900",
                "12k",
                "influencer_id,name,followers,country\nanna%d,Anna,900,\n");
        put(
                feeds,
                FeedKind.DEALS,
                "2025-11",
                "25.11",
                "deal_id,influencer_id,starts_on,fixed_fee,other_cost\nd%d,anna,2025-11-2%d,100,\n");
        put(
                feeds,
                FeedKind.CLICKS,
                "2025-11-2",
                "173248920",
                "clicked_at,link,customer_id,customer_email\n2025-11-2%d,L,c%d,\n");
        put(
                feeds,
                FeedKind.FX,
                "1.1",
                "1;1",
                "rate_on,currency,units_per_reporting\n2025-11-2%d,USD,1.1\n");
        return feeds;
    }

    /** A header and three rows, numbered; the second text has one cell of each in another form. */
    private static void put(
            Map<FeedKind, String[]> feeds,
            FeedKind feed,
            String cell,
            String retyped,
            String sample) {
        int end = sample.indexOf('\n') + 1;
        StringBuilder text = new StringBuilder(sample.substring(0, end));
        for (int i = 1; i <= 3; i++) {
            text.append(sample.substring(end).replace("%d", "" + i));
        }
        feeds.put(feed, new String[] {text.toString(), text.toString().replace(cell, retyped)});
    }
}
