package laurel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import laurel.cli.Cli;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One job in which everything is wrong that Laurel warns of. */
class AlertKindsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|.*");

    /** Kind, subject, since, and what its evidence says. */
    private static final String EXPECTED =
            """
            code_leak_suspected | LEAKY | 2025-06-25 | 10 times from coupon sites
            code_overlap | TWICE | 2025-03-01 | several influencers claim the code TWICE
            engagement_drop | paul | 2025-06-21 | the last 3 posts of paul engage 1.0 % of views, the 3 before them 10.0 %
            feed_stale | clicks | 2025-06-12 | warn-after is 48 hours
            kpi_at_risk | summer | 2025-06-01 | the target is 1000000 before 2025-08-01
            newer_version_rejected | twin | 2025-06-30 | rejected as bad_money; the older one counts
            payout_overdue | rita | 2025-05-16 | 100.00 of commission for rita is unpaid since 2025-05-15
            post_overdue | d1 | 2025-06-16 | mia owes 2 of 2 posts of deal d1, due on 2025-06-15
            refund_amount_missing | silent | 2025-06-30 | no feed says how much was given back
            refund_exceeds_order | over | 2025-06-29 | exceed its revenue base of 10 EUR
            refund_rate_high | rosa | 2025-06-20 | 40.00 of 100.00 (40.0 %) that rosa brought with 10 orders
            revenue_drop | drew | 2025-06-24 | brought 0.00 with 0 orders in the seven days up to as-of; the median of 8 earlier weeks of this kind is 100.00
            revenue_spike | sky | 2025-06-24 | brought 1000.00 with 10 orders
            """;

    private static final String JOB =
            """
            name: trouble
            timezone: UTC
            currency: EUR
            feeds:
              - {feed: orders, source: orders.csv}
              - {feed: refunds, source: refunds.csv}
              - {feed: codes, source: codes.csv}
              - {feed: deals, source: deals.csv}
              - {feed: posts, source: posts.csv}
              - {feed: clicks, source: clicks.csv, freshness: {warn-after: 48h}}
            seasons:
              - {id: winter, occurrences: [{starts-on: 2024-12-01, ends-before: 2025-01-01}]}
            kpis: [{id: summer, from: 2025-06-01, before: 2025-08-01, metric: net_revenue, target: 1000000}]
            payouts: {hold-days: 0, net-days: 15, paid-through: 2025-05-14}
            publish: {to: out}
            """;

    @TempDir Path folder;
    private final StringBuilder orders =
            new StringBuilder(
                    "order_id,ordered_at,updated_at,status,goods_amount,discount_codes,referrer_url\n");
    private int number;

    @Test
    void everyKindSaysWhatWasSeenAndSinceWhen() throws IOException {
        Map<String, List<String>> found = alerts();
        Map<String, String[]> expected = new TreeMap<>();
        EXPECTED.lines()
                .map(line -> line.split(" \\| ", -1))
                .forEach(cells -> expected.put(cells[0], cells));
        assertEquals(
                List.copyOf(expected.keySet()),
                found.keySet().stream().sorted().toList(),
                found::toString);
        assertAll(
                expected.values().stream()
                        .map(
                                cells ->
                                        () -> {
                                            List<String> alert =
                                                    found.getOrDefault(cells[0], List.of());
                                            assertEquals(cells[1], alert.get(0), cells[0]);
                                            assertEquals(cells[2], alert.get(1), cells[0]);
                                            assertTrue(
                                                    alert.get(2).contains(cells[3]),
                                                    alert.get(2) + " has not: " + cells[3]);
                                        }));
    }

    @Test
    void theDocumentationNamesEveryKind() throws IOException {
        List<String> documented =
                Files.readAllLines(Path.of("src/site/markdown/concepts.md")).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(1))
                        .filter(name -> EXPECTED.contains(name + " |"))
                        .sorted()
                        .toList();
        assertEquals(
                EXPECTED.lines().map(line -> line.substring(0, line.indexOf(' '))).toList(),
                documented);
    }

    /** Kind to subject, since and evidence; every kind has one. */
    private Map<String, List<String>> alerts() throws IOException {
        write();
        Cli.Answer answer = Cli.run("run", folder.resolve("job.yml"), "--as-of", AS_OF);
        assertEquals(0, answer.exitCode(), answer::err);
        Run run = Runs.at(folder.resolve("out")).current().orElseThrow();
        Map<String, List<String>> alerts = new TreeMap<>();
        try (QueryReader reader = QueryReader.open()) {
            reader.register("alerts", run.files("alerts"));
            for (Map<String, @Nullable Object> row : reader.rows("select * from alerts")) {
                assertEquals(
                        null,
                        alerts.put(
                                String.valueOf(row.get("kind")),
                                List.of(
                                        String.valueOf(row.get("subject")),
                                        String.valueOf(row.get("since")),
                                        String.valueOf(row.get("evidence")))),
                        "two of " + row.get("kind"));
            }
        }
        return alerts;
    }

    private void write() throws IOException {
        for (int week = 1; week <= 8; week++) {
            orders(10, "DREW", AS_OF.minusDays(7L * week), "10.00", "");
            orders(1, "SKY", AS_OF.minusDays(7L * week), "100.00", "");
        }
        orders(10, "SKY", AS_OF, "100.00", "");
        orders(10, "ROSA", LocalDate.of(2025, 6, 19), "10.00", "");
        orders(10, "LEAKY", LocalDate.of(2025, 6, 25), "10.00", "https://www.honey.com/x");
        order("rita", LocalDate.of(2025, 4, 10), "", "paid", "1000.00", "RITA", "");
        order("over", LocalDate.of(2025, 6, 28), "", "paid", "10.00", "", "");
        order("silent", AS_OF, "", "refunded", "10.00", "", "");
        order("twin", AS_OF, "2025-06-30T10:00:00", "paid", "10.00", "", "");
        order("twin", AS_OF, "2025-06-30T11:00:00", "paid", "ten", "", "");
        file("orders", orders.toString());
        StringBuilder refunds = new StringBuilder("refund_id,order_id,refunded_at,goods_amount\n");
        refunds.append("r1,over,2025-06-29,15.00\n");
        int first = 8 * 11 + 10;
        for (int i = 1; i <= 4; i++) {
            refunds.append("r-%d,o%d,2025-06-20,10.00%n".formatted(i, first + i));
        }
        file("refunds", refunds.toString());
        file(
                "codes",
                """
                code,kind,influencer_id,valid_from,commission_rate
                DREW,code,drew,,
                SKY,code,sky,,
                ROSA,code,rosa,,
                LEAKY,code,leo,,
                RITA,code,rita,,0.10
                TWICE,code,anna,2025-01-01,
                TWICE,code,ben,2025-03-01,
                link,link,leo,,
                """);
        file(
                "deals",
                """
                deal_id,influencer_id,starts_on,expected_posts,post_due_on,stage
                d1,mia,2025-06-01,2,2025-06-15,awaiting_post
                """);
        StringBuilder posts =
                new StringBuilder("post_id,influencer_id,platform,posted_at,views,likes\n");
        for (int i = 1; i <= 6; i++) {
            posts.append("p%d,paul,video,2025-06-%d,100,%d%n".formatted(i, 17 + i, i < 4 ? 10 : 1));
        }
        file("posts", posts.toString());
        file("clicks", "clicked_at,link,customer_id\n2025-06-10T12:00:00,link,c1\n");
        Files.writeString(folder.resolve("job.yml"), JOB);
    }

    private void orders(int count, String code, LocalDate on, String amount, String referrer) {
        for (int i = 0; i < count; i++) {
            order("o" + ++number, on, "", "paid", amount, code, referrer);
        }
    }

    private void order(Object... cells) {
        orders.append(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(",")))
                .append('\n');
    }

    private void file(String feed, String text) throws IOException {
        Files.writeString(folder.resolve(feed + ".csv"), text);
    }
}
