package laurel.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The removal effect by its definition: solve the Markov chain with everybody, solve it again
 * without one, and see which part of the orders is gone. Sixty digits, so that nothing is left to
 * rounding but the last step.
 */
final class RemovalEffect {
    private static final MathContext DIGITS = new MathContext(60);
    private static final int PLACES = 12;

    /** Influencers clicked one after the other, and whether an order followed. */
    record Walk(List<String> influencers, boolean isOrder) {}

    private static final String START = "start";
    private final List<Walk> walks;
    private final List<String> states;

    private RemovalEffect(List<Walk> walks) {
        this.walks = walks;
        this.states =
                walks.stream()
                        .flatMap(walk -> walk.influencers().stream())
                        .distinct()
                        .sorted(Text.BY_CODE_POINT)
                        .toList();
    }

    /** Everybody on a walk, with the part of the orders that is lost without her. */
    static Map<String, BigDecimal> of(List<Walk> walks) {
        RemovalEffect chain = new RemovalEffect(walks);
        Map<String, BigDecimal> effects = new TreeMap<>(Text.BY_CODE_POINT);
        if (chain.states.isEmpty()) {
            return effects;
        }
        BigDecimal all = chain.probabilityOfAnOrder(null);
        for (String influencer : chain.states) {
            BigDecimal without = chain.probabilityOfAnOrder(influencer);
            effects.put(
                    influencer,
                    BigDecimal.ONE
                            .subtract(without.divide(all, DIGITS))
                            .setScale(PLACES, RoundingMode.HALF_UP));
        }
        return effects;
    }

    /**
     * @param removed where a walk comes to her it ends without an order; null: nobody
     */
    private BigDecimal probabilityOfAnOrder(@Nullable String removed) {
        Map<String, Map<String, Integer>> steps = new HashMap<>();
        for (Walk walk : walks) {
            String at = START;
            for (String influencer : walk.influencers()) {
                count(steps, at, "to " + influencer);
                at = influencer;
            }
            count(steps, at, walk.isOrder() ? "order" : "nothing");
        }
        // x = Q x + r for everybody who is left, then one step from the start
        int n = states.size();
        BigDecimal[][] m = new BigDecimal[n][n + 1];
        for (int i = 0; i < n; i++) {
            boolean isGone = states.get(i).equals(removed);
            for (int j = 0; j < n; j++) {
                BigDecimal q = isGone ? BigDecimal.ZERO : part(steps, i, "to " + states.get(j));
                m[i][j] = (i == j ? BigDecimal.ONE : BigDecimal.ZERO).subtract(q, DIGITS);
            }
            m[i][n] = isGone ? BigDecimal.ZERO : part(steps, i, "order");
        }
        BigDecimal[] x = solve(m);
        BigDecimal fromStart = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            BigDecimal first = part(steps.getOrDefault(START, Map.of()), "to " + states.get(i));
            fromStart = fromStart.add(first.multiply(x[i], DIGITS), DIGITS);
        }
        return fromStart;
    }

    private BigDecimal part(Map<String, Map<String, Integer>> steps, int from, String to) {
        return part(steps.getOrDefault(states.get(from), Map.of()), to);
    }

    private static BigDecimal part(Map<String, Integer> steps, String to) {
        int all = steps.values().stream().mapToInt(Integer::intValue).sum();
        return BigDecimal.valueOf(steps.getOrDefault(to, 0))
                .divide(BigDecimal.valueOf(Math.max(1, all)), DIGITS);
    }

    private static void count(Map<String, Map<String, Integer>> steps, String from, String to) {
        steps.computeIfAbsent(from, key -> new HashMap<>()).merge(to, 1, Integer::sum);
    }

    /** Gauss and Jordan, with the largest pivot. */
    private static BigDecimal[] solve(BigDecimal[][] m) {
        int n = m.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = m[i][k].abs().compareTo(m[pivot][k].abs()) > 0 ? i : pivot;
            }
            BigDecimal[] row = m[pivot];
            m[pivot] = m[k];
            m[k] = row;
            for (int i = 0; i < n; i++) {
                if (i != k && m[i][k].signum() != 0) {
                    BigDecimal factor = m[i][k].divide(row[k], DIGITS);
                    for (int j = k; j <= n; j++) {
                        m[i][j] = m[i][j].subtract(factor.multiply(row[j], DIGITS), DIGITS);
                    }
                }
            }
        }
        BigDecimal[] x = new BigDecimal[n];
        Arrays.setAll(x, i -> m[i][n].divide(m[i][i], DIGITS));
        return x;
    }
}
