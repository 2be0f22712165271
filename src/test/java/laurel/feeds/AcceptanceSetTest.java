package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcceptanceSetTest {
    @TempDir Path folder;

    @Test
    void everyRecordOfTheTinySetIsAccountedFor() throws Exception {
        Feeds.Landed landed = new Feeds(folder).land(tiny());

        JsonNode totals = JsonMapper.shared().readTree(data("expected/totals.json"));
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> actual = new TreeMap<>();
        for (FeedKind feed : FeedKind.values()) {
            expected.put(feed.id(), totals.path("feeds").path(feed.id()).path("records").asLong());
            actual.put(feed.id(), 0L);
        }
        for (LandedFile file : landed.feeds().files()) {
            assertEquals(file.records(), file.accepted() + file.rejected(), file.file());
            actual.merge(file.feed().id(), file.records(), Long::sum);
        }
        assertEquals(expected, actual);
        assertEquals(List.of("32;bad_money"), landed.rejects());
    }

    @Test
    void ordersAreTypedToTheMicrosecond() throws Exception {
        Feeds.Landed landed = new Feeds(folder).land(tiny());

        assertEquals(
                List.of(
                        "t01;1732489200000000;2024-11-25;100.000000;EUR",
                        "t02;1732489199999999;2024-11-24;100.000000;EUR",
                        "t03;1732611600000000;2024-11-26;100.000000;EUR",
                        "t26;1732691580000000;2024-11-27;50.000000;EUR"),
                landed.lines(
                        "select order_id, ordered_at, ordered_on, amount, currency from raw_orders"
                                + " where order_id in ('t01', 't02', 't03', 't26') order by 1"));
        assertEquals(
                List.of("t09;1;BEN;null", "t10;1;BEN;null"),
                landed.lines(
                        "select order_id, place, code, discount from raw_order_codes"
                                + " where order_id in ('t09', 't10') order by 1"));
        assertEquals(
                List.of("t05;1;ANNA10;3.000000", "t05;2;CARA5;1.000000"),
                landed.lines(
                        "select order_id, place, code, discount from raw_order_codes"
                                + " where order_id = 't05' order by place"));
        assertEquals(
                List.of("t15;1;LNK-DORA"),
                landed.lines("select order_id, place, code from raw_order_links"));
        assertEquals(
                List.of("orders-1.csv;0;32", "orders-2.csv;1;2"),
                landed.lines(
                        "select raw_files.file, delivery, records from raw_files"
                                + " where feed = 'orders' order by delivery"));
    }

    private static FeedSpec[] tiny() throws URISyntaxException {
        List<FeedSpec> feeds = new ArrayList<>();
        for (FeedKind feed : FeedKind.values()) {
            if (feed != FeedKind.INFLUENCERS) {
                Path source = data(feed.id());
                feeds.add(Feeds.spec(feed, source, "*.csv", FeedSpec.Format.Kind.CSV));
            }
        }
        return feeds.toArray(new FeedSpec[0]);
    }

    private static Path data(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(AcceptanceSetTest.class.getResource("/tiny/" + name))
                        .toURI());
    }
}
