package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import laurel.cli.Cli;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Break-even, statements and targets of ten influencers, worked out by hand. */
class TenInfluencersTest {
    /** Sold on 10 June at 10 %, and what was given back when. */
    private static final Map<String, String> FEEDS =
            Map.of(
                    "orders",
                    """
                    order_id,ordered_at,goods_amount,discount_codes
                    o01,2025-06-10,1000.00,C01
                    o02,2025-06-10,2000.00,C02
                    o03,2025-06-10,500.00,C03
                    o04,2025-06-10,100.00,C04
                    o05,2025-06-10,3000.00,C05
                    o06,2025-06-10,1500.00,C06
                    o07,2025-06-10,1000.00,C07
                    o08,2025-06-10,150.00,C08
                    o10,2025-06-10,800.00,C10
                    """,
                    "refunds",
                    """
                    refund_id,order_id,refunded_at,goods_amount
                    r1,o02,2025-06-20,500.00
                    r2,o03,2025-08-05,200.00
                    r3,o06,2025-08-20,1500.00
                    """,
                    "codes",
                    """
                    code,influencer_id,commission_rate
                    C01,i01,0.1
                    C02,i02,0.1
                    C03,i03,0.1
                    C04,i04,0.1
                    C05,i05,0.1
                    C06,i06,0.1
                    C07,i07,0.1
                    C08,i08,0.1
                    C09,i09,0.1
                    C10,i10,0.1
                    """,
                    "deals",
                    """
                    deal_id,influencer_id,season_id,starts_on,ends_before,fixed_fee,commission_rate
                    d1,i01,promo-2025,2025-06-01,2025-07-01,100.00,
                    d2,i02,promo-2025,2025-06-01,2025-07-01,300.00,
                    d4,i04,promo-2025,2025-06-01,2025-07-01,50.00,
                    d5,i05,promo-2025,2025-06-01,2025-07-01,200.00,0.05
                    d9,i09,promo-2025,2025-06-01,2025-07-01,80.00,
                    """,
                    "posts",
                    """
                    post_id,influencer_id,platform,posted_at
                    p1,i06,video,2025-06-09
                    p2,i09,video,2025-06-09
                    """);

    private static final String JOB =
            """
            name: ten
            timezone: UTC
            currency: EUR
            feeds:
              - {feed: orders, source: orders.csv}
              - {feed: refunds, source: refunds.csv}
              - {feed: codes, source: codes.csv}
              - {feed: deals, source: deals.csv}
              - {feed: posts, source: posts.csv}
            seasons:
              - {id: promo, occurrences: [{starts-on: 2025-06-01, ends-before: 2025-07-01}]}
            payouts: {hold-days: 30, net-days: 15, minimum: 20, paid-through: 2025-08-31, lines: true}
            kpis:
              - id: thousand
                season: promo
                metric: net_revenue
                target: 1000
                influencers: [i01, i02, i03, i04, i05, i06, i07, i08, i09, i10]
            publish: {to: out}
            """;

    @TempDir Path folder;

    @Test
    void figuresAreThoseWorkedOutByHand() throws IOException {
        for (var feed : FEEDS.entrySet()) {
            Files.writeString(folder.resolve(feed.getKey() + ".csv"), feed.getValue());
        }
        Path job = Files.writeString(folder.resolve("job.yml"), JOB);
        Cli.Answer answer = Cli.run("run", job, "--as-of", "2025-10-31");
        assertEquals(0, answer.exitCode(), answer::err);
        Run run = Runs.at(folder.resolve("out")).current().orElseThrow();

        assertEquals(
                """
                i01 100.00 0.100000 1000.00
                i02 300.00 0.100000 3000.00
                i03 null 0.100000 null
                i04 50.00 0.100000 500.00
                i05 200.00 0.050000 4000.00
                i06 null 0.100000 null
                i07 null 0.100000 null
                i08 null 0.100000 null
                i09 80.00 0.100000 800.00
                i10 null 0.100000 null
                """,
                table(
                        run,
                        "compensation",
                        "select influencer_id, fee, commission_rate, break_even_revenue",
                        "influencer_id"));
        // held for 30 days until 10 July, due on 15 August; what is below 20.00 or 0 is carried
        assertEquals(
                """
                i01 2025-07 100.00 0.00 100.00 0.00 paid
                i02 2025-07 200.00 50.00 150.00 0.00 paid
                i03 2025-07 50.00 0.00 50.00 0.00 paid
                i03 2025-08 0.00 20.00 0.00 -20.00 locked
                i04 2025-07 10.00 0.00 0.00 10.00 locked
                i05 2025-07 150.00 0.00 150.00 0.00 paid
                i06 2025-07 150.00 0.00 150.00 0.00 paid
                i06 2025-08 0.00 150.00 0.00 -150.00 locked
                i07 2025-07 100.00 0.00 100.00 0.00 paid
                i08 2025-07 15.00 0.00 0.00 15.00 locked
                i10 2025-07 80.00 0.00 80.00 0.00 paid
                """,
                table(
                        run,
                        "payouts",
                        "select influencer_id, pay_period, earned, clawed_back, payable,"
                                + " carried_over, status",
                        "influencer_id, pay_period"));
        assertEquals(
                """
                i01 1000.000000 1.000000 met
                i02 1500.000000 1.500000 met
                i03 300.000000 0.300000 missed
                i04 100.000000 0.100000 missed
                i05 3000.000000 3.000000 met
                i06 0.000000 0.000000 missed
                i07 1000.000000 1.000000 met
                i08 150.000000 0.150000 missed
                i09 0.000000 0.000000 missed
                i10 800.000000 0.800000 missed
                """,
                table(
                        run,
                        "kpis",
                        "select influencer_id, actual, attainment, status",
                        "influencer_id"));
    }

    private static String table(Run run, String dataset, String select, String order) {
        try (QueryReader reader = QueryReader.open()) {
            reader.register(dataset, run.files(dataset));
            return reader.rows(select + " from " + dataset + " order by " + order).stream()
                    .map(
                            row ->
                                    row.values().stream()
                                            .map(Objects::toString)
                                            .collect(Collectors.joining(" ", "", "\n")))
                    .collect(Collectors.joining());
        }
    }
}
