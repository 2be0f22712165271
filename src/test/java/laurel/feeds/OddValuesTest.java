package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.harness.Promise;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every odd value of the table becomes what the table says. */
class OddValuesTest {
    /** Where a column is stored under another name, or worked into another. */
    private static final Map<String, String> STORED =
            Map.of(
                    "orders.goods_amount", "amount",
                    "orders.tax_included_amount", "amount",
                    "clicks.link", "code",
                    "clicks.customer_email", "email_hash");

    @TempDir Path folder;

    @Test
    void everyOddValueBecomesWhatTheTableSays() {
        Instant since = Instant.now();
        List<OddValues.Odd> all = OddValues.all();
        Map<String, List<OddValues.Odd>> byColumn = new LinkedHashMap<>();
        for (OddValues.Odd odd : all) {
            byColumn.computeIfAbsent(name(odd), name -> new ArrayList<>()).add(odd);
        }
        List<String> unlike = new ArrayList<>();
        byColumn.forEach((name, odds) -> land(name, odds, unlike));

        assertEquals("", String.join("\n", unlike));
        new Promise("odd values: accepted, normalised or rejected as stated", all.size(), "values")
                .report(since);
    }

    private static String name(OddValues.Odd odd) {
        return odd.feed().id() + "." + odd.column();
    }

    private void land(String name, List<OddValues.Odd> odds, List<String> unlike) {
        FeedKind feed = odds.get(0).feed();
        Feeds feeds = new Feeds(folder.resolve(name));
        StringBuilder csv = new StringBuilder(odds.get(0).header()).append('\n');
        odds.forEach(odd -> csv.append(odd.line()).append('\n'));
        feeds.write("in.csv", csv.toString());
        Feeds.Landed landed = feeds.land(feeds.csv(feed, "in.csv"));
        Map<Long, @Nullable String> outcomes = outcomes(landed, name, odds.get(0));
        for (int i = 0; i < odds.size(); i++) {
            OddValues.Odd odd = odds.get(i);
            @Nullable String found = outcomes.get(i + 2L);
            if (!Objects.equals(odd.outcome(), found)) {
                unlike.add(
                        "%s '%s': stated is %s, found %s"
                                .formatted(name, odd.value(), odd.outcome(), found));
            }
        }
        assertEquals(odds.size(), landed.file().records());
    }

    /** By line. */
    private static Map<Long, @Nullable String> outcomes(
            Feeds.Landed landed, String name, OddValues.Odd odd) {
        Map<Long, @Nullable String> outcomes = new LinkedHashMap<>();
        String column = STORED.getOrDefault(name, odd.column());
        String query =
                switch (odd.column()) {
                    case "discount_codes" ->
                            TOKENS.formatted("raw_order_codes")
                                    .replace(
                                            "code, ', ' order by",
                                            "code || case when discount is null then '' else '=' || rtrim(rtrim(discount::varchar, '0'), '.') end, ', ' order by");
                    case "landing_url" -> TOKENS.formatted("raw_order_links");
                    default ->
                            "select line, %s as x from raw_%s".formatted(column, odd.feed().id());
                };
        for (Map<String, @Nullable Object> row : landed.rows(query)) {
            Object x = row.get("x");
            String written = OddValues.written(x, column);
            outcomes.put((Long) row.get("line"), column.equals("email_hash") ? hash(x) : written);
        }
        for (Map<String, @Nullable Object> row :
                landed.rows("select line, rule from raw_rejects")) {
            outcomes.put((Long) row.get("line"), String.valueOf(row.get("rule")));
        }
        return outcomes;
    }

    private static final String TOKENS =
            "select raw_orders.line, string_agg(code, ', ' order by place, code) as x from raw_orders left join %s as found on found.line = raw_orders.line group by raw_orders.line";

    private static String hash(@Nullable Object hash) {
        boolean isSame = new Emails(Feeds.KEY).hash("anna@example.com").equals(hash);
        return isSame ? "same" : "other";
    }
}
