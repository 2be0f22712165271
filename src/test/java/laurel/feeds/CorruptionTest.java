package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import laurel.spec.FeedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good files, damaged line by line: no record is lost, and no other record suffers. */
class CorruptionTest {
    private static final int ROWS = 200;
    private static final int SEEDS = 3;

    /** What is put into a line; all but the blank ones leave one record. */
    private static final List<String> INSERTS =
            List.of(
                    "\"",
                    "\"\"",
                    "\"x\"y",
                    ",",
                    ",,,",
                    "\\0",
                    "\\xFF",
                    "\\xC3",
                    "\\xC0\\x80",
                    "\\xED\\xA0\\x80",
                    "\\xF5\\x80\\x80\\x80",
                    "\\r",
                    "\\r\\r",
                    "\\t",
                    "'",
                    "=1+1",
                    "\\xEF\\xBB\\xBF",
                    "\\xE2\\x80\\xA8",
                    "\\x1A",
                    "\\xC2\\x85",
                    "\\\\",
                    "#",
                    "|",
                    ";");

    @TempDir Path folder;

    @Test
    void everyRecordIsAcceptedOrRejectedAndUntouchedOnesAreKept() throws Exception {
        long seed = Long.getLong("laurel.seed", System.nanoTime());
        Random random = new Random(seed);
        Feeds feeds = new Feeds(folder);
        List<Expected> expected = new ArrayList<>();
        for (int kind = 0; kind < INSERTS.size() + 3; kind++) {
            for (int i = 0; i < SEEDS; i++) {
                expected.add(damage(feeds, kind, i, random));
            }
        }

        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*.csv"));

        for (int i = 0; i < expected.size(); i++) {
            Expected file = expected.get(i);
            String where = file.name + ", seed " + seed;
            LandedFile actual = landed.feeds().files().get(i);
            assertEquals(file.name, actual.file());
            assertEquals(actual.records(), actual.accepted() + actual.rejected(), where);
            assertEquals(file.records, actual.records(), where);
            // a cut line may begin like another: the same order_id twice
            List<String> kept =
                    landed.lines(
                            "select order_id from raw_orders where file_id = " + actual.fileId());
            assertTrue(new HashSet<>(kept).containsAll(file.untouched), where);
            assertEquals(actual.accepted(), kept.size(), where);
        }
    }

    private record Expected(String name, long records, Set<String> untouched) {}

    private static Expected damage(Feeds feeds, int kind, int i, Random random) throws Exception {
        String name = "%02d-%d.csv".formatted(kind, i);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("order_id,ordered_at,goods_amount,note\n".getBytes(StandardCharsets.UTF_8));
        Set<String> untouched = new HashSet<>();
        long records = 0;
        for (int row = 0; row < ROWS; row++) {
            String id = name + row;
            byte[] line =
                    (id + ",2024-05-01,1.00,\"a, \"\"b\"\"\"").getBytes(StandardCharsets.UTF_8);
            boolean isHit = random.nextInt(10) == 0;
            if (isHit) {
                records += hit(file, line, kind, random);
            } else {
                file.write(line);
                untouched.add(id);
                records++;
            }
            file.write('\n');
        }
        feeds.write("o/" + name, file.toByteArray());
        return new Expected(name, records, untouched);
    }

    /** Writes the damaged line; how many records it makes. */
    private static int hit(ByteArrayOutputStream file, byte[] line, int kind, Random random) {
        int at = 1 + random.nextInt(line.length - 1);
        int rest = line.length - at;
        switch (kind - INSERTS.size()) {
            case 0 -> file.write(line, 0, at);
            case 1 -> file.writeBytes(new byte[] {' ', '\t', '\r'});
            case 2 -> {
                file.write(line, 0, at);
                file.write('\n');
                file.write(line, at, rest);
                return 2;
            }
            default -> {
                file.write(line, 0, at);
                file.writeBytes(LineScannerTest.bytes(INSERTS.get(kind)));
                file.write(line, at, rest);
            }
        }
        return kind == INSERTS.size() + 1 ? 0 : 1;
    }
}
