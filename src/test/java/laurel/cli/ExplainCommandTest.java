package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of a night with a foreign order, a rejected one, and tiers by thresholds. */
class ExplainCommandTest {
    @TempDir static Path folder;

    private static SmallNight night;

    @BeforeAll
    static void run() throws Exception {
        night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                                .replace("seasons:", "  - {feed: fx, source: fx.csv}\nseasons:")
                        + """
                        tolerance: all
                        tiers:
                          method: thresholds
                          list:
                            - id: gold
                              conditions:
                                - {metric: net_revenue, at-least: 50}
                                - {metric: roi, at-least: 3}
                                - {metric: views, at-most: 2000}
                            - id: basic
                        """);
        night.write(
                "orders.csv",
                """
                order_id,ordered_at,goods_amount,discount_codes,customer_id,currency
                o1,2025-11-28T10:00:00,90.00,ANNA10=9.50,c1,EUR
                o2,2025-11-28T11:00:00,1600,BEN10=160,c2,JPY
                o3,2025-11-28T12:00:00,1e2,,c3,EUR
                """);
        night.write("fx.csv", "rate_on,currency,units_per_reporting\n2025-11-28,JPY,160\n");
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
    }

    @Test
    void amounts_have_the_places_of_their_currency() {
        String euros = order("o1");
        assertTrue(euros.contains("Revenue base 90.00 EUR."), euros);
        assertTrue(euros.contains("discount stated: 9.50 EUR."), euros);
        String yen = order("o2");
        assertTrue(yen.contains("Revenue base 1600 JPY, at 160 JPY for 1 EUR"), yen);
        assertTrue(yen.contains("discount stated: 160 JPY."), yen);
    }

    @Test
    void an_order_that_is_only_in_quarantine_is_told_as_such() {
        String rejected = order("o3");
        assertTrue(rejected.contains("\nNo good version of order o3 is known"), rejected);
        assertTrue(
                rejected.contains("orders.csv, line 4: bad_money in goods_amount: met 1e2, wanted"),
                rejected);
    }

    @Test
    void conditions_are_shown_with_value_and_bound() {
        String anna = Cli.run("explain", "influencer", "anna", "--job", night.job()).out();
        assertTrue(
                anna.contains(
                        "Condition of gold on net_revenue: 90.00 EUR, at least 50.00 EUR wanted: met."),
                anna);
        assertTrue(
                anna.contains("Condition of gold on roi: 900 %, at least 300 % wanted: met."),
                anna);
        assertTrue(
                anna.contains("Condition of gold on views: 1000, at most 2000 wanted: met."), anna);
        String ben = Cli.run("explain", "influencer", "ben", "--job", night.job()).out();
        assertTrue(ben.contains("views: unknown, at most 2000 wanted: not met."), ben);
    }

    private static String order(String id) {
        Cli.Answer answer = Cli.run("explain", "order", id, "--job", night.job());
        assertEquals(0, answer.exitCode(), answer.err());
        return answer.out();
    }
}
