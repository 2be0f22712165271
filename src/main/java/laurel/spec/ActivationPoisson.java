package laurel.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The 90 % interval of a Poisson count, as a table by the expected number of orders: the smallest
 * counts that are not exceeded with a probability of 5 % and of 95 %. Up to {@value #EXACT} orders
 * the bounds are exact; beyond, they are shares of the expectation by the normal approximation, in
 * steps of 2 % of which the lower edge counts, so that an interval is at most 1 % too wide. Made
 * with {@link StrictMath}: the same bits everywhere.
 */
final class ActivationPoisson {
    static final int EXACT = 400;

    private static final long MILLION = 1_000_000;
    private static final long MOST = Long.MAX_VALUE;
    private static final double Z = 1.6448536269514722;

    private ActivationPoisson() {}

    /**
     * @param aboveOrders expected orders in millionths, exclusive
     * @param upToOrders inclusive
     * @param lowOrders whole orders; null where the shares say it
     * @param lowShare of the expectation, in millionths; null where the counts say it
     */
    record Band(
            long aboveOrders,
            long upToOrders,
            @Nullable Long lowOrders,
            @Nullable Long highOrders,
            @Nullable Long lowShare,
            @Nullable Long highShare) {

        List<@Nullable Object> row() {
            return Arrays.asList(
                    aboveOrders, upToOrders, lowOrders, highOrders, lowShare, highShare);
        }
    }

    /** The bands from 0 orders upwards, each beginning where the one before ends. */
    static List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        long low = 0;
        long high = 0;
        long lowEnds = edge(0, 0.05);
        long highEnds = edge(0, 0.95);
        long above = -1;
        while (above < EXACT * MILLION) {
            long upTo = Math.min(Math.min(lowEnds, highEnds), EXACT * MILLION);
            bands.add(new Band(above, upTo, low, high, null, null));
            above = upTo;
            if (upTo == lowEnds) {
                lowEnds = edge(++low, 0.05);
            }
            if (upTo == highEnds) {
                highEnds = edge(++high, 0.95);
            }
        }
        addShares(bands, above);
        return bands;
    }

    private static void addShares(List<Band> bands, long from) {
        long above = from;
        while (above < MOST) {
            long upTo = above < MOST / 2 ? above + above / 50 : MOST;
            double spread = Z / StrictMath.sqrt((double) above / MILLION);
            long share = StrictMath.round(spread * MILLION);
            bands.add(new Band(above, upTo, null, null, MILLION - share, MILLION + share));
            above = upTo;
        }
    }

    /** The most expected orders, in millionths, with which {@code count} is still the quantile. */
    private static long edge(long count, double probability) {
        double logFactorial = 0;
        for (long i = 2; i <= count; i++) {
            logFactorial += StrictMath.log((double) i);
        }
        long below = 0;
        long beyond = (3 * count + 10) * MILLION;
        while (beyond - below > 1) {
            long middle = (below + beyond) / 2;
            if (atMost(count, (double) middle / MILLION, logFactorial) >= probability) {
                below = middle;
            } else {
                beyond = middle;
            }
        }
        return below;
    }

    /** The probability of at most {@code count} orders where {@code expected} are. */
    private static double atMost(long count, double expected, double logFactorial) {
        double term = StrictMath.exp(count * StrictMath.log(expected) - expected - logFactorial);
        double sum = 0;
        for (long i = count; i >= 0; i--) {
            sum += term;
            term *= i / expected;
        }
        return sum;
    }
}
