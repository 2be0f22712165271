package laurel.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A first-order Markov chain of paths of clicks, known by its counts: who is clicked after whom,
 * and how paths end.
 *
 * <p>The removal effect of an influencer is the part of the orders that is lost when every path
 * ends where it comes to her: 1 - P(order without her) / P(order). That part is the probability
 * that a walk of the chain passes her and ends with an order. With F the counts between different
 * influencers, D the counts of leaving one (to herself left out: it changes nothing), G = (D -
 * F)^-1, orders o and c = G o the probability of an order from there, it is c_k / (G_kk x sum of
 * o): one elimination answers for everybody. There is no simulation, and no difference is ever
 * taken (Grassmann, Taksar, Heyman), so that nothing cancels out; sums go by the order in which
 * influencers were added, so that every machine gives the same digits.
 */
final class PathChain {
    /** Up to so many influencers the answer is exact but for the last digits of a double. */
    static final int EXACT = 2_000;

    private static final int SWEEPS = 10_000;
    private static final double ENOUGH = 1e-13;

    private final int exact;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Map<Integer, Long>> next = new ArrayList<>();
    private final List<long[]> ends = new ArrayList<>();

    PathChain() {
        this(EXACT);
    }

    /**
     * @param exact with more influencers the way back to somebody is followed over one other only
     */
    PathChain(int exact) {
        this.exact = exact;
    }

    /** Every influencer is added once, before any step. */
    void add(String influencer) {
        places.put(influencer, places.size());
        next.add(new TreeMap<>());
        ends.add(new long[2]);
    }

    /** Counts clicks on {@code to} right after {@code from}. */
    void step(String from, String to, long times) {
        if (!from.equals(to)) {
            next.get(place(from)).merge(place(to), times, Long::sum);
        }
    }

    /** Counts paths that end at an influencer. */
    void end(String at, boolean isOrder, long times) {
        ends.get(place(at))[isOrder ? 1 : 0] += times;
    }

    /** Everybody's effect, 0 to 1, in the order added; all 0 when no path ends with an order. */
    Map<String, Double> removalEffects() {
        double orders = ends.stream().mapToLong(end -> end[1]).sum();
        double[] effects =
                orders == 0
                        ? new double[places.size()]
                        : places.size() <= exact ? eliminated() : followed();
        Map<String, Double> named = new LinkedHashMap<>();
        places.forEach((name, k) -> named.put(name, Math.min(1, effects[k] / Math.max(1, orders))));
        return named;
    }

    private int place(String influencer) {
        Integer place = places.get(influencer);
        if (place == null) {
            throw new IllegalArgumentException(influencer + " was not added");
        }
        return place;
    }

    /** c_k / G_kk for everybody, by elimination: D - F = (I - below) (pivots - above). */
    private double[] eliminated() {
        int n = places.size();
        double[][] m = new double[n][n];
        double[] absorbed = new double[n];
        for (int i = 0; i < n; i++) {
            for (Map.Entry<Integer, Long> step : next.get(i).entrySet()) {
                m[i][step.getKey()] = step.getValue();
            }
            absorbed[i] = ends.get(i)[0] + ends.get(i)[1];
        }
        double[] pivots = eliminate(m, absorbed);
        double[] c = solve(m, pivots);
        for (int k = 0; k < n; k++) {
            c[k] /= inverseDiagonal(m, pivots, k);
        }
        return c;
    }

    /** Leaves in m what is below and above the diagonal; a pivot is the sum of all that leaves. */
    private static double[] eliminate(double[][] m, double[] absorbed) {
        int n = m.length;
        double[] pivots = new double[n];
        for (int k = 0; k < n; k++) {
            double pivot = absorbed[k];
            for (int j = k + 1; j < n; j++) {
                pivot += m[k][j];
            }
            pivots[k] = pivot;
            for (int i = k + 1; i < n; i++) {
                if (m[i][k] > 0) {
                    double part = m[i][k] / pivot;
                    m[i][k] = part;
                    absorbed[i] += part * absorbed[k];
                    for (int j = k + 1; j < n; j++) {
                        m[i][j] += part * m[k][j];
                    }
                    m[i][i] = 0;
                }
            }
        }
        return pivots;
    }

    /** c of (D - F) c = o. */
    private double[] solve(double[][] m, double[] pivots) {
        int n = m.length;
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            c[i] = ends.get(i)[1];
            for (int j = 0; j < i; j++) {
                c[i] += m[i][j] * c[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                c[i] += m[i][j] * c[j];
            }
            c[i] /= pivots[i];
        }
        return c;
    }

    /** G_kk. */
    private static double inverseDiagonal(double[][] m, double[] pivots, int k) {
        int n = m.length;
        double[] right = new double[n];
        double[] left = new double[n];
        right[k] = 1;
        left[k] = 1 / pivots[k];
        for (int j = k + 1; j < n; j++) {
            left[j] = left[k] * m[k][j];
        }
        double sum = left[k];
        for (int i = k + 1; i < n; i++) {
            for (int j = k; j < i; j++) {
                right[i] += m[i][j] * right[j];
            }
            left[i] /= pivots[i];
            if (left[i] > 0) {
                for (int j = i + 1; j < n; j++) {
                    left[j] += left[i] * m[i][j];
                }
            }
            sum += left[i] * right[i];
        }
        return sum;
    }

    /**
     * c_k / G_kk where there are too many: c by sweeps, and of the ways back to k the short ones.
     */
    private double[] followed() {
        int n = places.size();
        double[] leaving = new double[n];
        for (int i = 0; i < n; i++) {
            leaving[i] = ends.get(i)[0] + ends.get(i)[1];
            for (long steps : next.get(i).values()) {
                leaving[i] += steps;
            }
        }
        double[] effects = swept(leaving);
        for (int k = 0; k < n; k++) {
            double back = 0;
            for (Map.Entry<Integer, Long> step : next.get(k).entrySet()) {
                int over = step.getKey();
                back += step.getValue() * next.get(over).getOrDefault(k, 0L) / leaving[over];
            }
            effects[k] *= leaving[k] - back;
        }
        return effects;
    }

    private double[] swept(double[] leaving) {
        double[] c = new double[leaving.length];
        double moved = 1;
        for (int sweep = 0; sweep < SWEEPS && moved > ENOUGH; sweep++) {
            double[] before = Arrays.copyOf(c, c.length);
            moved = 0;
            for (int i = c.length - 1; i >= 0; i--) {
                double sum = ends.get(i)[1];
                for (Map.Entry<Integer, Long> step : next.get(i).entrySet()) {
                    sum += step.getValue() * c[step.getKey()];
                }
                c[i] = sum / leaving[i];
                moved = Math.max(moved, c[i] - before[i]);
            }
        }
        return c;
    }
}
