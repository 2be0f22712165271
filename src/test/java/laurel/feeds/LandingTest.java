package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {
    private static final String ORDERS = "order_id,ordered_at,goods_amount\n";

    @TempDir Path folder;

    /** Keeps the names of the files that were read. */
    private static final class Reads implements LandingProgress {
        final Queue<String> files = new ConcurrentLinkedQueue<>();

        @Override
        public void file(FeedKind feed, String file, long bytes) {
            files.add(file);
        }

        @Override
        public void bytes(long read) {}
    }

    @Test
    void aFileIsReadOnce() {
        Reads reads = new Reads();
        Feeds feeds = new Feeds(folder).with(reads);
        feeds.write("o/1.csv", ORDERS + "a,2024-01-01,1\nb,x,1\n");
        feeds.write("o/2.csv", ORDERS + "c,2024-01-01,1\n");
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o/*.csv");
        Feeds.Landed first = feeds.land(spec);
        assertEquals(Set.of("1.csv", "2.csv"), Set.copyOf(reads.files));
        assertEquals(first.feeds(), LandedFeeds.read(folder.resolve("work")).orElseThrow());

        reads.files.clear();
        feeds.write("o/3.csv", ORDERS + "d,2024-01-01,1\n");
        String digest = first.file().digest();
        Feeds.Landed second = feeds.knowing(Set.of(digest)).land(spec);

        assertEquals(List.of("3.csv"), List.copyOf(reads.files));
        assertEquals(
                List.of("1.csv;false;2;1;1", "2.csv;true;1;1;0", "3.csv;true;1;1;0"),
                second.lines(
                        "select raw_files.file, raw_new_files.file is not null, records, accepted,"
                                + " rejected from raw_files left join raw_new_files"
                                + " using (feed, file) order by delivery"));
    }

    @Test
    void whatChangesTheOutcomeLandsAFileAnew() {
        Reads reads = new Reads();
        Feeds feeds = new Feeds(folder).with(reads);
        feeds.write("o.csv", ORDERS + "a,2024-01-01,1\n");
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o.csv");
        feeds.land(spec);
        feeds.with(new LandingSettings(ZoneId.of("Asia/Tokyo"), "EUR", List.of(), Feeds.KEY, 1));
        feeds.land(spec);
        feeds.with(new LandingSettings(ZoneId.of("Asia/Tokyo"), "JPY", List.of(), Feeds.KEY, 1));
        feeds.land(spec);
        feeds.with(new LandingSettings(ZoneId.of("Asia/Tokyo"), "JPY", List.of(), new byte[1], 9));
        feeds.land(spec);
        feeds.land(Feeds.mapped(spec, Map.of("status", "note")));
        assertEquals(5, reads.files.size());
        feeds.with(new LandingSettings(ZoneId.of("Asia/Tokyo"), "JPY", List.of(), new byte[1], 1));
        feeds.land(spec);
        assertEquals(5, reads.files.size());
    }

    @Test
    void theSameRowsComeOutOfEveryLanding() throws Exception {
        Feeds one = new Feeds(folder.resolve("one"));
        Feeds two = new Feeds(folder.resolve("two"));
        for (Feeds feeds : List.of(one, two)) {
            feeds.write("o.csv", TransportTest.orders(500));
        }
        Feeds.Landed first = one.land(one.csv(FeedKind.ORDERS, "o.csv"));
        Feeds.Landed second = two.land(two.csv(FeedKind.ORDERS, "o.csv"));
        for (String relation : first.feeds().relations().keySet()) {
            assertEquals(-1, Files.mismatch(first.path(relation), second.path(relation)), relation);
        }
    }

    @Test
    void anUnfinishedLandingIsDoneAgain() throws Exception {
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", ORDERS + "a,2024-01-01,1\n");
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o.csv");
        Path landed = folder.resolve("landed/orders").resolve(feeds.land(spec).key());
        Path unfinished = landed.resolveSibling(landed.getFileName() + ".tmp");
        Files.move(landed, unfinished);
        assertEquals(List.of("1"), feeds.land(spec).lines("select count(*) from raw_orders"));
        assertFalse(Files.exists(unfinished));
    }

    @Test
    void theSameBytesUnderTwoNamesAreTwoDeliveries() {
        Feeds feeds = new Feeds(folder);
        feeds.write("o/a.csv", ORDERS + "a,2024-01-01,1\n");
        feeds.write("o/b.csv", ORDERS + "a,2024-01-01,1\n");
        Feeds.Landed landed = feeds.land(feeds.csv(FeedKind.ORDERS, "o/*.csv"));
        assertEquals(List.of("1"), landed.lines("select count(*) from raw_orders"));
        assertEquals(
                List.of("a;a.csv", "a;b.csv"),
                landed.lines(
                        "select order_id, raw_files.file from raw_orders join raw_files"
                                + " using (file_id) order by delivery"));
    }

    @Test
    void absentFeedsAreEmptyRelations() {
        Feeds.Landed landed = new Feeds(folder).land();
        assertEquals(14, landed.feeds().relations().size());
        for (String relation : landed.feeds().relations().keySet()) {
            assertEquals(List.of("0"), landed.lines("select count(*) from " + relation));
        }
    }

    @Test
    void globsNameFilesFromTheirFixedPartOn() {
        Feeds feeds = new Feeds(folder);
        for (String name :
                List.of(
                        "in/b.csv",
                        "in/2024/a.csv",
                        "in/2024/05/a.csv",
                        "in/2024/05/x.txt",
                        "in/.c.csv",
                        "in/\uFF5E.csv",
                        "in/\uD83D\uDE00.csv")) {
            feeds.write(name, ORDERS + name.hashCode() + ",2024-01-01,1\n");
        }
        feeds.write("in/b.csv.sha256", "");
        assertEquals(
                List.of("2024/05/a.csv", "2024/a.csv", "b.csv", "\uFF5E.csv", "\uD83D\uDE00.csv"),
                names(feeds, "in/**/*.csv"));
        assertEquals(List.of("2024/a.csv"), names(feeds, "in/20?4/*.csv"));
        assertEquals(List.of("b.csv"), names(feeds, "in/b*"));
        assertEquals(List.of("a.csv"), names(feeds, "in/2024/a.csv"));
        assertEquals(List.of("a.csv", "x.txt"), names(feeds, "in/../in/2024/05/**"));
    }

    private static List<String> names(Feeds feeds, String source) {
        return feeds.land(feeds.csv(FeedKind.ORDERS, source)).feeds().files().stream()
                .map(LandedFile::file)
                .toList();
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() {
        Feeds feeds = new Feeds(folder);
        feeds.write("o/1.csv", "order_id,ordered,goods_amnt,Order_ID \na,2024-01-01,1,a\n");
        feeds.write("o/2.csv", ORDERS + "a,2024-01-01,1\n");
        feeds.write("o/3.csv", "");
        feeds.write("o/4.csv", "\"order_id\"x,ordered_at,goods_amount\n");
        feeds.write("clicks.csv", "clicked_at,link\n");

        FeedException failure =
                assertThrows(
                        FeedException.class,
                        () ->
                                feeds.land(
                                        feeds.csv(FeedKind.ORDERS, "o/*.csv"),
                                        feeds.csv(FeedKind.CLICKS, "clicks.csv"),
                                        feeds.csv(FeedKind.FX, "fx/*.csv")));

        assertEquals(
                String.join(
                        "\n",
                        "feeds: 7 problems",
                        "  orders 1.csv: required column ordered_at is missing: no header ordered_at"
                                + " among order_id, ordered, goods_amnt, Order_ID; nearest: ordered;"
                                + " name its header under columns",
                        "  orders 1.csv: required column goods_amount is missing: no header"
                                + " goods_amount among order_id, ordered, goods_amnt, Order_ID;"
                                + " nearest: goods_amnt; name its header under columns",
                        "  orders 1.csv: column order_id is there more than once; keep one of them",
                        "  orders 3.csv: the file is empty: a header line is wanted",
                        "  orders 4.csv: the header (line 1) is not readable: bad_csv",
                        "  clicks clicks.csv: required column customer_id (or customer_email) is"
                                + " missing: no header customer_id among clicked_at, link; name its"
                                + " header under columns",
                        "  fx: no file matches " + folder.resolve("fx/*.csv")),
                failure.getMessage());
        assertEquals(failure.problems(), headers(feeds).problems());
    }

    private static FeedHeaders headers(Feeds feeds) {
        return FeedHeaders.read(
                List.of(
                        feeds.csv(FeedKind.ORDERS, "o/*.csv"),
                        feeds.csv(FeedKind.CLICKS, "clicks.csv"),
                        feeds.csv(FeedKind.FX, "fx/*.csv")));
    }

    @Test
    void columnsAreMappedWithoutCaseAndTheRestIsNamed() {
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", " NAME ,Created At,Total,note\nA1,2024-01-01,1,x\n");
        FeedSpec spec =
                Feeds.mapped(
                        feeds.csv(FeedKind.ORDERS, "o.csv"),
                        Map.of(
                                "order_id", "Name",
                                "ordered_at", "created at",
                                "goods_amount", "total",
                                "status", "State"));
        assertEquals(List.of("A1"), feeds.land(spec).lines("select order_id from raw_orders"));
        HeaderReport report = FeedHeaders.read(List.of(spec)).files().get(0);
        assertEquals(List.of("note"), report.unmapped());
        assertEquals(List.of("status"), report.absent());
        assertEquals(List.of(), report.problems());
    }

    @Test
    void addressesAreHashedBeforeAnythingIsKept() throws Exception {
        String csv = "order_id,ordered_at,goods_amount,customer_email\n";
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", csv + "a,2024-01-01,1,Canary@Example.com\nb,x,1,Canary@Example.com\n");
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o.csv");
        Feeds.Landed landed = feeds.land(spec);
        assertEquals(
                List.of(new Emails(Feeds.KEY).hash("canary@example.com")),
                landed.lines("select email_hash from raw_orders"));
        assertFalse(landed.contents().toString().contains("anary"));

        feeds.with(new LandingSettings(ZoneId.of("UTC"), "EUR", List.of(), null, 1));
        FeedException failure = assertThrows(FeedException.class, () -> feeds.land(spec));
        assertFalse(String.valueOf(failure.getMessage()).contains("anary"));
    }

    @Test
    void anInterruptedLandingStopsAndLeavesNothingHalfDone() throws Exception {
        Feeds feeds = new Feeds(folder);
        feeds.write("o.csv", TransportTest.orders(5000));
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o.csv");
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> feeds.land(spec));
        assertTrue(Thread.interrupted());
        assertEquals(List.of("5000"), feeds.land(spec).lines("select count(*) from raw_orders"));
        try (Stream<Path> left = Files.list(folder.resolve("landed/orders"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void theOrderOfDeliveryMayBeStated() {
        Feeds feeds = new Feeds(folder);
        for (String name : List.of("a", "b", "c")) {
            feeds.write("o/" + name + ".csv", ORDERS + name + ",2024-01-01,1\n");
        }
        FeedSpec spec = feeds.csv(FeedKind.ORDERS, "o/*.csv");
        FeedSpec ordered = Feeds.ordered(spec, List.of("c.csv", "a.csv"));
        assertEquals(
                List.of("c.csv", "a.csv", "b.csv"),
                feeds.land(ordered).feeds().files().stream().map(LandedFile::file).toList());
        assertThrows(FeedException.class, () -> feeds.land(Feeds.ordered(spec, List.of("z.csv"))));
    }

    @Test
    void aKeySaysNothingOfTheSecret() {
        FeedSpec spec = new Feeds(folder).csv(FeedKind.ORDERS, "o.csv");
        FeedFile file = new FeedFile(spec, folder.resolve("o.csv"), "o.csv", false);
        ControlTotal none = new ControlTotal(null, null);
        String key = LandingKey.of(file, "00", none, Feeds.BERLIN);
        assertEquals(64, key.length());
        byte[] other = "another".getBytes(StandardCharsets.UTF_8);
        LandingSettings settings =
                new LandingSettings(ZoneId.of("Europe/Berlin"), "EUR", List.of(), other, 2);
        assertNotEquals(key, LandingKey.of(file, "00", none, settings));
    }
}
