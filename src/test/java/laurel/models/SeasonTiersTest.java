package laurel.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import laurel.models.SeasonTiers.Condition;
import laurel.models.SeasonTiers.Rules;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers of members a to d; what they really brought is resample 0. */
@NullUnmarked
class SeasonTiersTest {
    /** Net 50 of gross 60; 50 with two orders; 100; nothing left of 30. */
    private static Resamples sales() {
        Resamples sales = Resamples.of(4, 0, 1);
        sales.add(0, utf8("1"), true, 60);
        sales.add(0, utf8("1"), false, -10);
        sales.add(1, utf8("2"), true, 20);
        sales.add(1, utf8("3"), true, 30);
        sales.add(2, utf8("4"), true, 100);
        sales.add(3, utf8("5"), true, 30);
        sales.add(3, utf8("5"), false, -30);
        return sales;
    }

    @ParameterizedTest
    @CsvSource({
        "net_revenue,   50,     ,       1 1 1 2",
        "net_revenue,   51,     ,       2 2 1 2",
        "net_revenue,   ,       50,     1 1 2 2",
        "net_revenue,   ,       49,     2 2 2 2",
        "net_revenue,   50,     99,     1 1 2 2",
        "gross_revenue, 60,     ,       1 2 1 2",
        "gross_revenue, ,       50,     2 1 2 2",
        "refunds,       10,     ,       1 2 2 2",
        "refunds,       ,       9,      2 1 1 2",
        "orders,        2,      ,       2 1 2 2",
        "orders,        1,      1,      1 2 1 2",
        "revenue_rank,  ,       1,      2 2 1 2",
        "revenue_rank,  2,      2,      1 1 2 2",
        "revenue_share, 250000, ,       1 1 1 2",
        "revenue_share, 250001, ,       2 2 1 2",
        "revenue_share, 500000, 500000, 2 2 1 2",
    })
    void aConditionHoldsWithinItsBoundsWhichAreInclusive(
            String metric, BigDecimal atLeast, BigDecimal atMost, String ranks) {
        // what it was called at first must not matter where orders decide
        for (boolean wasMet : new boolean[] {true, false}) {
            Condition condition = new Condition(1, metric, atLeast, atMost, wasMet);
            assertEquals(ranks, thresholds(1, 2, condition));
        }
    }

    @Test
    void whatOrdersDoNotDecideStaysAsItWas() {
        BigDecimal any = BigDecimal.ONE;
        assertEquals("1 1 1 2", thresholds(1, 2, new Condition(1, "posts", any, null, true)));
        assertEquals("2 2 2 2", thresholds(1, 2, new Condition(1, "posts", any, null, false)));
    }

    @Test
    void theFirstTierOfWhichAllConditionsHoldCounts() {
        Condition first = new Condition(1, "net_revenue", new BigDecimal(100), null, true);
        Condition second = new Condition(2, "orders", new BigDecimal(2), null, true);
        Condition alike = new Condition(2, "gross_revenue", new BigDecimal(50), null, true);
        assertEquals("3 2 1 3", thresholds(1, 3, first, second, alike));
        assertEquals("1 1 1 3", thresholds(1, 3));
    }

    @Test
    void whoHasTooFewOrdersOrNothingLeftIsInTheLastTier() {
        assertEquals("3 1 3 3", thresholds(2, 3));
        assertEquals("3 3 3 3", thresholds(3, 3));
        assertEquals("2 2 1 3", cuts("share", 4, sales(), 500_000_000_000L));
    }

    @Test
    void aShareIsOfWhatIsPositiveAndReachedByWholeUnits() {
        assertEquals("1 2 3", cuts("share", 3, nets(60, 40, -100), 600_000_000_000L));
        assertEquals("1 1 3", cuts("share", 3, nets(60, 40, -100), 600_000_000_001L));
        assertEquals("2 3 1", cuts("share", 3, nets(1, 0, 2), 666_666_666_666L));
        assertEquals("1 3 1", cuts("share", 3, nets(1, 0, 2), 666_666_666_667L));
        assertEquals("2 2 2", cuts("share", 3, nets(5, 5, 5), 0L));
    }

    @Test
    void aQuantileIsOfHeadsRoundedUpAndSmallerIdsComeFirst() {
        assertEquals("1 1 2", cuts("quantile", 3, nets(7, 7, 7), 500_000_000_000L));
        assertEquals("1 1 2 2", cuts("quantile", 4, nets(7, 7, 7, 7), 500_000_000_000L));
        assertEquals("2 1 1 2", cuts("quantile", 4, nets(6, 7, 8, 6), 500_000_000_000L));
        assertEquals("1 1 1", cuts("quantile", 3, nets(6, 7, 8), 1_000_000_000_000L));
        assertEquals(
                "1 2 2 3",
                cuts("quantile", 4, nets(9, 7, 7, 7), 250_000_000_000L, 750_000_000_000L));
    }

    @Test
    void netAloneGivesTheSameTiersAsAllFigures() {
        Resamples all = Resamples.of(2, 200, 3);
        Resamples net = Resamples.ofNet(2, 200, 3);
        for (int order = 0; order < 20; order++) {
            all.add(order % 2, utf8("o" + order), true, 5 + order);
            net.add(order % 2, utf8("o" + order), true, 5 + order);
        }
        assertEquals(200, net.count());
        Rules rules = new Rules("share", 1, List.of(500_000_000_000L), 2);
        SeasonTiers ofAll = new SeasonTiers(rules, Map.of(), all, 2);
        SeasonTiers ofNet = new SeasonTiers(rules, Map.of(), net, 2);
        for (int resample = 0; resample <= 200; resample++) {
            assertArrayEquals(ofAll.ranks(resample), ofNet.ranks(resample));
        }
    }

    /** Other draws would be other published confidences. */
    @Test
    void drawsAreWhatTheyWere() {
        Resamples drawn = Resamples.of(1, 24, 20_251_128);
        drawn.add(0, utf8("HL-10016"), true, 1);
        drawn.add(0, utf8("größer"), true, 100);
        assertEquals(
                DRAWN,
                text(IntStream.rangeClosed(0, 24).mapToLong(i -> drawn.gross(0, i)).toArray()));
    }

    private static final String DRAWN =
            "101 0 101 102 202 101 1 100 1 2 103 3 1 101 1 2 0 202 202 0 104 202 102 101 0";

    private static String thresholds(long minOrders, int lastRank, Condition... conditions) {
        Map<Integer, List<Condition>> byMember = new TreeMap<>();
        for (int member = 0; member < 4; member++) {
            byMember.put(member, List.of(conditions));
        }
        Rules rules = new Rules("thresholds", minOrders, List.of(), lastRank);
        return text(new SeasonTiers(rules, byMember, sales(), 4).ranks(0));
    }

    private static String cuts(String method, int members, Resamples sales, Long... cuts) {
        Rules rules = new Rules(method, 1, List.of(cuts), 3);
        return text(new SeasonTiers(rules, Map.of(), sales, members).ranks(0));
    }

    private static Resamples nets(long... nets) {
        Resamples sales = Resamples.of(nets.length, 0, 1);
        for (int member = 0; member < nets.length; member++) {
            sales.add(member, utf8("o" + member), true, nets[member]);
        }
        return sales;
    }

    private static String text(int[] ranks) {
        return Arrays.toString(ranks).replaceAll("[\\[\\],]", "");
    }

    private static String text(long[] figures) {
        return Arrays.toString(figures).replaceAll("[\\[\\],]", "");
    }

    private static byte[] utf8(String order) {
        return order.getBytes(StandardCharsets.UTF_8);
    }
}
