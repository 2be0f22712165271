package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import laurel.harness.Promise;
import laurel.spec.FeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good files that go bad: every record is accounted for, and no untouched one suffers. Damaged
 * transport is never half read.
 */
class CorruptionTest {
    private static final int ROWS = 60;
    private static final int SEEDS = Promise.cases(25, 100);

    private static final String NO_LAST_END = "no end of the last line";

    @TempDir Path folder;

    @Test
    void everyRecordIsAccountedForAndUntouchedOnesAreKept() {
        Instant since = Instant.now();
        Feeds feeds = new Feeds(folder.resolve("lines"));
        Map<String, Expected> expected = damagedLines(feeds);

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*.csv"));

        Map<Long, List<String>> kept = byFile(landed, "select file_id, order_id from raw_orders");
        Map<Long, List<String>> rejected = byFile(landed, "select file_id, line from raw_rejects");
        assertEquals(expected.size(), landed.feeds().files().size());
        for (LandedFile file : landed.feeds().files()) {
            Expected good = Objects.requireNonNull(expected.get(file.file()));
            List<String> rows = kept.getOrDefault(file.fileId(), List.of());
            List<String> bad = rejected.getOrDefault(file.fileId(), List.of());
            String where = file.file() + " " + good;
            assertEquals(good.records, file.records(), where);
            assertEquals(rows.size(), file.accepted(), where);
            assertEquals(bad.size(), file.rejected(), where);
            assertEquals(file.records(), file.accepted() + file.rejected(), where);
            assertTrue(new HashSet<>(rows).containsAll(good.untouched), where);
            assertEquals(bad.size(), new HashSet<>(bad).size(), "a line is rejected once " + where);
        }
        promise("damaged lines: every record accounted for, untouched rows kept", since);
    }

    @Test
    void aFileThatIsNotWholeIsNotTakenAtAll() throws Exception {
        Instant since = Instant.now();
        int files = 0;
        Feeds feeds = new Feeds(folder.resolve("files"));
        for (long seed = Promise.seed(); seed < Promise.seed() + SEEDS; seed++) {
            for (BrokenFile broken : BrokenFile.values()) {
                broken.write(feeds, "o/" + broken + seed, new Random(seed));
                files++;
            }
        }
        feeds.write("o/zz-good.csv", clean("good", ROWS));

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*"));

        assertEquals(files + 1, landed.feeds().files().size());
        for (LandedFile file : landed.feeds().files()) {
            if (!file.file().equals("zz-good.csv")) {
                assertNotNull(file.damage(), file.file());
                assertEquals(0, file.records(), file.file());
            }
        }
        assertEquals(List.of("" + ROWS), landed.lines("select count(*) from raw_orders"));
        // cut short enough, two files are the same
        long contents = landed.feeds().files().stream().map(LandedFile::fileId).distinct().count();
        assertEquals(
                List.of("damaged_file;0;" + (contents - 1)),
                landed.lines("select rule, line, count(*) from raw_rejects group by all"));
        promise(
                "damaged files: nothing is taken of them, the others go on",
                BrokenFile.values().length,
                since);
    }

    @Test
    void aHeaderThatCannotBeReadStopsBeforeAnyRow() {
        Instant since = Instant.now();
        List<String> headers =
                List.of(
                        "",
                        "\n\n",
                        "\\xEF\\xBB\\xBF",
                        "\"order_id,ordered_at,goods_amount\n",
                        "order_id,ordered_at\n",
                        "order_id,ordered_at,goods_amount,goods_amount\n",
                        "order_id,ordered_at,goods_amount,ORDER_ID\n",
                        "order_id;ordered_at;goods_amount\n",
                        "order_id,ordered_at,goods_am\n",
                        "order_id,ordered_at,goods_am\\0ount\n",
                        "order_id,ordered_at,goods_am\\xFFount\n",
                        "\"order\"_id,ordered_at,goods_amount\n",
                        "x1,2024-05-01,1.00\n");
        for (int i = 0; i < headers.size(); i++) {
            Feeds feeds = new Feeds(folder.resolve("header" + i));
            feeds.write("o.csv", LineScannerTest.bytes(headers.get(i).replace("\n", "\\n")));
            FeedException refused =
                    assertThrows(
                            FeedException.class,
                            () -> feeds.land(feeds.csv(FeedKind.ORDERS, "o.csv")),
                            headers.get(i));
            assertTrue(String.valueOf(refused.getMessage()).contains("o.csv"), headers.get(i));
        }
        new Promise("unreadable headers: refused before any row", headers.size(), "headers")
                .report(since);
    }

    private record Expected(String kind, long seed, long records, Set<String> untouched) {
        @Override
        public String toString() {
            return kind + ", seed " + seed;
        }
    }

    private Map<String, Expected> damagedLines(Feeds feeds) {
        Map<String, Expected> expected = new TreeMap<>();
        for (long seed = Promise.seed(); seed < Promise.seed() + SEEDS; seed++) {
            Map<String, Damage.Hit> kinds = Damage.ofLines();
            int small = kinds.size();
            kinds.putAll(Damage.ofOneLine());
            kinds.put(NO_LAST_END, (line, out, random) -> 1);
            int place = 0;
            for (Map.Entry<String, Damage.Hit> kind : kinds.entrySet()) {
                String name = "%02d-%03d.csv".formatted(place, seed);
                int hits = place++ < small ? 10 : ROWS * 2;
                expected.put(name, write(feeds, name, kind.getKey(), kind.getValue(), seed, hits));
            }
        }
        return expected;
    }

    private static Expected write(
            Feeds feeds, String name, String kind, Damage.Hit hit, long seed, int oneOf) {
        Random random = new Random(seed * 1000 + kind.hashCode());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes((Damage.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        boolean isWhole = kind.equals(NO_LAST_END);
        Set<String> untouched = new HashSet<>();
        long records = 0;
        for (int row = 0; row < ROWS; row++) {
            String id = name + row;
            byte[] line = line(id).getBytes(StandardCharsets.UTF_8);
            boolean isHit = row == seed % ROWS || random.nextInt(oneOf) == 0;
            if (isHit && !isWhole) {
                records += hit.on(line, file, random);
            } else {
                file.writeBytes(line);
                untouched.add(id);
                records++;
            }
            if (!isWhole || row < ROWS - 1) {
                file.write('\n');
            }
        }
        feeds.write("o/" + name, file.toByteArray());
        return new Expected(kind, seed, records, untouched);
    }

    static byte[] clean(String prefix, int rows) {
        List<String> lines = new ArrayList<>(List.of(Damage.HEADER));
        for (int row = 0; row < rows; row++) {
            lines.add(line(prefix + row));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String id) {
        return id + ",2024-05-01,1.00,\"a, \"\"b\"\" é\"";
    }

    private static Map<Long, List<String>> byFile(Feeds.Landed landed, String sql) {
        Map<Long, List<String>> byFile = new HashMap<>();
        for (Map<String, ?> row : landed.rows(sql)) {
            List<?> cells = List.copyOf(row.values());
            byFile.computeIfAbsent((Long) cells.get(0), id -> new ArrayList<>())
                    .add(String.valueOf(cells.get(1)));
        }
        return byFile;
    }

    private static void promise(String name, Instant since) {
        promise(name, Damage.ofLines().size() + Damage.ofOneLine().size() + 1, since);
    }

    private static void promise(String name, int kinds, Instant since) {
        new Promise(name, (long) kinds * SEEDS, kinds + " kinds x " + SEEDS + " seeds")
                .report(since, Promise.seed());
    }
}
