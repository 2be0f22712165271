package laurel.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ResamplesTest {
    private static final int MANY = 1_000;

    @Test
    void theFirstIsWhatReallyWas() {
        Resamples resamples = Resamples.of(1, 3, 1);
        resamples.add(0, utf8("o"), true, 1000);
        resamples.add(0, utf8("o"), false, -400);
        assertEquals(1, resamples.orders(0, 0));
        assertEquals(1000, resamples.gross(0, 0));
        assertEquals(600, resamples.net(0, 0));
    }

    @Test
    void anOrderCountsAsOftenForEverybodyAndWithItsRefunds() {
        Resamples resamples = Resamples.of(2, MANY, 7);
        resamples.add(0, utf8("o"), true, 1000);
        resamples.add(1, utf8("o"), true, 1000);
        resamples.add(1, utf8("o"), false, -1000);
        for (int i = 0; i <= MANY; i++) {
            assertEquals(resamples.orders(0, i), resamples.orders(1, i));
            assertEquals(0, resamples.net(1, i));
        }
    }

    @Test
    void anOrderCountsOnceOnAverageAndLikePoissonAroundIt() {
        double[] seen = new double[8];
        for (int order = 0; order < MANY; order++) {
            Resamples resamples = Resamples.of(1, MANY, 1);
            resamples.add(0, utf8("order " + order), true, 1);
            for (int i = 1; i <= MANY; i++) {
                seen[(int) Math.min(7, resamples.orders(0, i))] += 1e-6;
            }
        }
        double expected = 1 / Math.E;
        for (int times = 0; times < 6; times++) {
            assertEquals(expected, seen[times], 0.002, times + " times: " + Arrays.toString(seen));
            expected /= times + 1;
        }
    }

    @Test
    void theSeedDecidesAndTheOrderOfLinesDoesNot() {
        List<String> orders = IntStream.range(0, 50).mapToObj(i -> "order " + i).toList();
        long[] nets = nets(orders, 1);
        assertArrayEquals(nets, nets(orders.stream().sorted().toList(), 1));
        assertNotEquals(Arrays.toString(nets), Arrays.toString(nets(orders, 2)));
    }

    @Test
    void twoOrdersAreDrawnWithoutRegardToEachOther() {
        double both = 0;
        for (int pair = 0; pair < MANY; pair++) {
            Resamples resamples = Resamples.of(2, MANY, 3);
            resamples.add(0, utf8("a" + pair), true, 1);
            resamples.add(1, utf8("b" + pair), true, 1);
            for (int i = 1; i <= MANY; i++) {
                both += (resamples.net(0, i) - 1) * (resamples.net(1, i) - 1);
            }
        }
        assertEquals(0, both / MANY / MANY, 0.005);
    }

    @Test
    void whatReallyWasGetsTheTiersOfTheMethod() {
        // 60 of 100 before the second: she is outside of 0.60; of two alike the smaller id is first
        assertArrayEquals(new int[] {1, 2, 2, 3, 3}, ranks("share", 60, 15, 15, 10, 0));
        assertArrayEquals(new int[] {2, 1, 2, 3, 3}, ranks("share", 20, 60, 20, 0, -5));
        assertArrayEquals(new int[] {1, 1, 1, 2, 2}, ranks("quantile", 5, 5, 5, 5, 5));
    }

    private static int[] ranks(String method, long... nets) {
        Resamples resamples = Resamples.of(nets.length, 0, 1);
        for (int i = 0; i < nets.length; i++) {
            resamples.add(i, utf8("o" + i), true, nets[i]);
        }
        SeasonTiers.Rules rules =
                new SeasonTiers.Rules(method, 1, List.of(600_000_000_000L, 900_000_000_000L), 3);
        return new SeasonTiers(rules, Map.of(), resamples, nets.length).ranks(0);
    }

    private static long[] nets(List<String> orders, long seed) {
        Resamples resamples = Resamples.of(1, MANY, seed);
        orders.forEach(order -> resamples.add(0, utf8(order), true, order.hashCode() % 1000));
        return IntStream.rangeClosed(0, MANY).mapToLong(i -> resamples.net(0, i)).toArray();
    }

    private static byte[] utf8(String order) {
        return order.getBytes(StandardCharsets.UTF_8);
    }
}
