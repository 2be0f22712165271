package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.FeedSpec.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFeedTest {
    @TempDir Path folder;

    @Test
    void valuesAreFoundByDottedPathAndKeepTheirText() {
        Feeds feeds = new Feeds(folder);
        feeds.write(
                "o.ndjson",
                "{\"id\": 7, \"at\": \"2024-01-01T00:00:00Z\", \"total\": {\"amount\": 12345678901234.567890,"
                        + " \"currency\": \"eur\"}, \"test\": true, \"Customer\": {\"ID\": null},"
                        + " \"codes\": [{\"code\": \"a\", \"amount\": 1.50}, {\"code\": \"b\"}], \"x\": {\"y\": 1}}\n"
                        + "\n"
                        + "{\"id\": \"8\", \"at\": \"2024-01-01\", \"total.amount\": \"1\", \"codes\": [\"C\", \"D=2\"]}\n");
        FeedSpec spec =
                Feeds.mapped(
                        feeds.spec(FeedKind.ORDERS, "o.ndjson", Format.Kind.NDJSON),
                        Map.of(
                                "order_id", "id",
                                "ordered_at", "at",
                                "goods_amount", "total.amount",
                                "currency", "total.currency",
                                "is_test", "test",
                                "customer_id", "customer.id",
                                "discount_codes", "codes"));

        Feeds.Landed landed = feeds.land(spec);

        assertEquals(
                List.of(
                        "1;7;1704067200000000;12345678901234.567890;EUR;true;null",
                        "3;8;1704063600000000;1.000000;EUR;false;null"),
                landed.lines(
                        "select line, order_id, ordered_at, amount, currency, is_test, customer_id"
                                + " from raw_orders order by line"));
        assertEquals(
                List.of("7;1;A;1.500000", "7;2;B;null", "8;1;C;null", "8;2;D;2.000000"),
                landed.lines(
                        "select order_id, place, code, discount from raw_order_codes"
                                + " order by order_id, place"));
        assertEquals(List.of("x"), FeedHeaders.read(List.of(spec)).files().get(0).unmapped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | accepted",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1e2} | bad_money",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":null} | missing_required",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\"} | missing_required",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":true} | bad_money",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":{\"a\":1}} | bad_json",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1,\"goods_amount\":2} | bad_json",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1,\"Goods_Amount\":2} | bad_json",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1 | bad_json",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} x | bad_json",
                "{\"order_id\":\"a\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":NaN} | bad_json",
                "[1] | bad_json",
                "nonsense | bad_json",
                "\"text\" | bad_json",
                "{\"order_id\":\"a\\\\u0000\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | nul",
                "{\"order_id\":\"a\\\\ud800\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | bad_encoding",
                "{\"order_id\":\"\\\\ud83d\\\\ude00\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | accepted",
                "{\"order_id\":\"a\\xFF\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | bad_encoding",
                "{\"order_id\":\"a\\0\",\"ordered_at\":\"2024-01-01\",\"goods_amount\":1} | nul"
            })
    void oneObjectALine(String line, String expected) {
        Feeds feeds = new Feeds(folder);
        String escaped = line.replace("\\\\", "\\x5C");
        feeds.write("o.ndjson", LineScannerTest.bytes(escaped + "\\n"));
        Feeds.Landed landed =
                feeds.land(feeds.spec(FeedKind.ORDERS, "o.ndjson", Format.Kind.NDJSON));
        List<String> found = landed.lines("select rule from raw_rejects");
        assertEquals(expected, found.isEmpty() ? "accepted" : found.get(0));
        assertEquals(1, landed.file().records());
    }
}
