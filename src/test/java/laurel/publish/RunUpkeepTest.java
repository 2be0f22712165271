package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import laurel.DataException;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.publish.Rollback.Look;
import laurel.upkeep.Gc;
import laurel.upkeep.Leftover;
import laurel.upkeep.Retention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Publishing, backfilling, killed publishing, damage, rollback and gc in any order, beside a model
 * of what must come of it. {@code -Dlaurel.sequences=N} does N steps a seed.
 */
class RunUpkeepTest {
    private static final Contract ALERTS = Contracts.of("alerts").orElseThrow();
    private static final int STEPS = Integer.getInteger("laurel.sequences", 80);

    @TempDir Path folder;

    /** A run that was published. */
    private record Known(String id, LocalDate asOf, Instant publishedAt) {}

    private final Map<String, Known> known = new TreeMap<>();
    private final Map<String, Instant> lastSeen = new TreeMap<>();
    private final List<Map<String, Source>> models = new ArrayList<>();
    private @Nullable Known current;
    private Instant now = Instant.parse("2025-06-01T03:00:00Z");
    private LocalDate night = LocalDate.of(2025, 5, 31);
    private Random random = new Random(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 20251128})
    void whateverIsDoneInWhateverOrderReadersFindAWholeRun(long seed) throws Exception {
        random = new Random(seed);
        for (int rows = 1; rows <= 3; rows++) {
            Given given = new Given(folder.resolve("models-" + rows));
            for (int row = 0; row < rows; row++) {
                given.row("alerts", "subject", "s" + row);
            }
            models.add(given.relations());
        }
        publish(night, Reveal.ALWAYS);
        List<String> done = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            done.add(step());
            String story = "seed " + seed + ": " + done;
            assertEquals(
                    Objects.requireNonNull(current).id(),
                    runs().current().orElseThrow(() -> new AssertionError(story)).id(),
                    story);
            assertEquals(known.keySet(), new HashSet<>(published()), story);
            if (step % 20 == 0 || step == STEPS - 1) {
                verify(story);
            }
        }
    }

    @Test
    void whatRunsShareFreesNothingAndOutlivesTheOldest() throws IOException {
        Given given = new Given(folder.resolve("models"));
        models.add(given.row("alerts", "subject", "s").relations());
        for (int made = 0; made < 16; made++) {
            night = night.plusDays(1);
            pass(Duration.ofDays(1));
            publish(night, Reveal.ALWAYS);
        }
        pass(Duration.ofDays(10));
        Gc gc = new Gc(root(), folder.resolve("state"), new Retention(14, Duration.ofDays(3)), now);
        List<Leftover> old = gc.find();
        assertEquals(2, old.size());
        long alone = 0;
        for (Leftover run : old) {
            alone += Files.size(run.path().resolve(Manifest.NAME));
            alone += Files.size(run.path().resolve(RunResults.NAME));
        }
        assertEquals(alone, Gc.bytes(old));
        assertEquals(alone, gc.delete(old).bytes());
        known.keySet().retainAll(runs().ids());
        assertEquals(14, known.size());
        verify("");
    }

    /** Does something and tells what. */
    private String step() throws Exception {
        int drawn = random.nextInt(100);
        if (drawn < 45) {
            night = night.plusDays(1);
            pass(Duration.ofHours(24));
            return publish(night, Reveal.ALWAYS);
        }
        if (drawn < 55) {
            return publish(past(), Reveal.UNLESS_EARLIER);
        }
        if (drawn < 60) {
            return publish(past(), Reveal.ALWAYS);
        }
        if (drawn < 68) {
            return die();
        }
        if (drawn < 80) {
            return rollback();
        }
        if (drawn < 85) {
            return harm();
        }
        if (drawn < 90) {
            pass(Duration.ofHours(random.nextInt(100)));
            return "wait";
        }
        return gc();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private LocalDate past() {
        return night.minusDays(random.nextInt(40));
    }

    private RunIdentity identity(LocalDate asOf, int rows) {
        return new RunIdentity(
                "nightly",
                asOf,
                "c0ffee",
                List.of(new RunIdentity.Input("orders", "orders.csv", "abc" + rows, 3)),
                "1.2.3");
    }

    private Publisher publisher() {
        return new Publisher(root(), List.of(ALERTS), Map.of(), 2, QueryReader::open, 1);
    }

    private RunPapers papers() {
        return RunPapers.of(new RunResults(RunResults.SCHEMA_VERSION, now, now, "host", List.of()));
    }

    private String publish(LocalDate asOf, Reveal reveal) {
        pass(Duration.ofMinutes(1));
        int rows = random.nextInt(models.size());
        PublishedRun run =
                publisher()
                        .publish(
                                identity(asOf, rows),
                                models.get(rows),
                                papers(),
                                reveal,
                                PublishProgress.SILENT);
        Known made = new Known(run.runId(), asOf, now);
        assertEquals(run.isNew(), !known.containsKey(made.id()));
        known.putIfAbsent(made.id(), made);
        if (reveal == Reveal.ALWAYS
                || current == null
                || !asOf.isBefore(Objects.requireNonNull(current).asOf())) {
            see(known.get(made.id()));
        }
        return reveal + " " + made.id();
    }

    private void see(Known run) {
        if (current != null && !current.equals(run)) {
            lastSeen.put(current.id(), now);
        }
        current = run;
    }

    /** A publisher that is killed while it writes, or between the last rename and the manifest. */
    private String die() throws IOException {
        night = night.plusDays(1);
        RunIdentity identity = identity(night, 0);
        PublishProgress killer =
                (dataset, done, total) -> {
                    throw new IllegalStateException("killed");
                };
        assertThrows(
                IllegalStateException.class,
                () ->
                        publisher()
                                .publish(identity, models.get(0), papers(), Reveal.ALWAYS, killer));
        Path unfinished = runs().folder().resolve(identity.runId() + ".tmp");
        assertTrue(Files.exists(unfinished));
        if (random.nextBoolean()) {
            Files.move(unfinished, runs().folder().resolve(identity.runId()));
            Files.writeString(root().resolve("CURRENT.json.tmp"), "{");
        }
        return "die " + identity.runId();
    }

    private String rollback() {
        Rollback rollback = new Rollback(root());
        if (random.nextBoolean()) {
            Known before = before();
            if (before == null) {
                assertThrows(Rollback.UnknownRunException.class, rollback::before);
                return "rollback refused";
            }
            rollback.to(rollback.before(), Look.GLANCE, now);
            see(before);
            return "rollback " + before.id();
        }
        List<Known> all = List.copyOf(known.values());
        Known drawn = all.get(random.nextInt(all.size()));
        rollback.to(rollback.find(drawn.id()), Look.DIGESTS, now);
        see(drawn);
        return "rollback to " + drawn.id();
    }

    /** Damages a run, is refused, and publishes it anew. */
    private String harm() throws IOException {
        List<Known> all = List.copyOf(known.values());
        Known drawn = all.get(random.nextInt(all.size()));
        Path file = runs().find(drawn.id()).orElseThrow().files("alerts").get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file); // of this run alone: others may share the file
        assertFalse(
                new Verifier(root(), 1)
                        .run(drawn.id(), PublishProgress.SILENT)
                        .problems()
                        .isEmpty());
        Rollback rollback = new Rollback(root());
        Run damaged = rollback.find(drawn.id());
        assertThrows(DataException.class, () -> rollback.to(damaged, Look.GLANCE, now));
        Files.write(file, bytes);
        return "harm " + drawn.id();
    }

    private String gc() throws IOException {
        Gc gc = new Gc(root(), folder.resolve("state"), new Retention(14, Duration.ofDays(3)), now);
        Set<String> kept = kept();
        assertEquals(List.of(), gc.delete(gc.find()).problems());
        known.keySet().retainAll(kept);
        assertEquals(known.keySet(), new HashSet<>(runs().ids()));
        assertEquals(List.of(), gc.find());
        return "gc " + known.size();
    }

    /** By the rule as it is told to users. */
    private Set<String> kept() {
        List<Known> ordered = ordered();
        Set<String> kept = new HashSet<>();
        Instant cutoff = now.minus(Duration.ofDays(3));
        for (Known run : ordered) {
            boolean isYoung = run.publishedAt().isAfter(cutoff);
            Instant seen = lastSeen.get(run.id());
            if (isYoung || (seen != null && seen.isAfter(cutoff))) {
                kept.add(run.id());
            }
        }
        ordered.subList(Math.max(0, ordered.size() - 14), ordered.size())
                .forEach(run -> kept.add(run.id()));
        kept.add(Objects.requireNonNull(current).id());
        Known before = before();
        if (before != null) {
            kept.add(before.id());
        }
        return kept;
    }

    private List<Known> ordered() {
        return known.values().stream()
                .sorted(
                        Comparator.comparing(Known::asOf)
                                .thenComparing(Known::publishedAt)
                                .thenComparing(Known::id))
                .toList();
    }

    private @Nullable Known before() {
        int at = ordered().indexOf(current);
        return at == 0 ? null : ordered().get(at - 1);
    }

    private void verify(String story) {
        Verifier verifier = new Verifier(root(), 1);
        assertEquals(List.of(), verifier.pointer(), story);
        for (String id : known.keySet()) {
            assertEquals(List.of(), verifier.run(id, PublishProgress.SILENT).problems(), story);
        }
    }

    private List<String> published() {
        return runs().list().stream().map(Run::id).toList();
    }

    private Runs runs() {
        return Runs.at(root());
    }

    private Path root() {
        return folder.resolve("out");
    }
}
