package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class PathChainTest {
    /** Clicks as numbers of influencers, and whether an order followed. */
    record Walk(List<Integer> clicks, boolean isOrder) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everybodysEffectIsWhatIsLostWhenSheIsTakenOutOfTheChain(long seed) {
        int influencers = 2 + (int) seed * 3;
        List<Walk> walks = walks(new Random(seed), influencers, 400);
        double[] expected = byTakingOut(walks, influencers);
        List<Double> actual = effects(new PathChain(), walks, influencers);
        for (int k = 0; k < influencers; k++) {
            assertEquals(expected[k], actual.get(k), 1e-9, "seed " + seed + ", influencer " + k);
        }
    }

    @Test
    void theOrderOfThePathsChangesNoDigit() {
        List<Walk> walks = walks(new Random(11), 40, 500);
        List<Double> straight = effects(new PathChain(), walks, 40);
        List<Walk> back = new ArrayList<>(walks);
        java.util.Collections.reverse(back);
        assertEquals(straight, effects(new PathChain(), back, 40));
    }

    @Test
    void beyondTheLimitOnlyLongWaysBackAreLeftOut() {
        List<Walk> walks = walks(new Random(5), 60, 600);
        List<Double> exact = effects(new PathChain(), walks, 60);
        List<Double> followed = effects(new PathChain(0), walks, 60);
        for (int k = 0; k < 60; k++) {
            assertEquals(exact.get(k), followed.get(k), 0.01);
            assertTrue(followed.get(k) > exact.get(k) - 1e-9);
        }
    }

    @Test
    void wherePathsNeverGoRoundBothAgree() {
        List<Walk> walks =
                List.of(
                        new Walk(List.of(0, 1, 2), true),
                        new Walk(List.of(0, 2), false),
                        new Walk(List.of(1), true));
        List<Double> exact = effects(new PathChain(), walks, 3);
        List<Double> followed = effects(new PathChain(0), walks, 3);
        for (int k = 0; k < 3; k++) {
            assertEquals(exact.get(k), followed.get(k), 1e-12);
        }
    }

    private static List<Walk> walks(Random random, int influencers, int paths) {
        List<Walk> walks = new ArrayList<>();
        for (int path = 0; path < paths; path++) {
            List<Integer> clicks = new ArrayList<>();
            do {
                clicks.add(random.nextInt(influencers));
            } while (random.nextInt(3) > 0);
            walks.add(new Walk(clicks, random.nextInt(4) == 0));
        }
        for (int k = 0; k < influencers; k++) {
            walks.add(new Walk(List.of(k), false));
        }
        return walks;
    }

    private static List<Double> effects(PathChain chain, List<Walk> walks, int influencers) {
        for (int k = 0; k < influencers; k++) {
            chain.add("i" + k);
        }
        for (Walk walk : walks) {
            List<Integer> clicks = walk.clicks();
            for (int at = 1; at < clicks.size(); at++) {
                chain.step("i" + clicks.get(at - 1), "i" + clicks.get(at), 1);
            }
            chain.end("i" + clicks.get(clicks.size() - 1), walk.isOrder(), 1);
        }
        Map<String, Double> effects = chain.removalEffects();
        return List.copyOf(effects.values());
    }

    /** The definition, word by word: follow the chain for long, without her, and compare. */
    private static double[] byTakingOut(List<Walk> walks, int n) {
        int start = n;
        int order = n + 1;
        int nothing = n + 2;
        double[][] counts = new double[n + 3][n + 3];
        for (Walk walk : walks) {
            int at = start;
            for (int to : walk.clicks()) {
                counts[at][to]++;
                at = to;
            }
            counts[at][walk.isOrder() ? order : nothing]++;
        }
        double whole = probability(counts, start, order, -1);
        double[] effects = new double[n];
        for (int k = 0; k < n; k++) {
            effects[k] = 1 - probability(counts, start, order, k) / whole;
        }
        return effects;
    }

    private static double probability(double[][] counts, int start, int order, int without) {
        double[] mass = new double[counts.length];
        mass[start] = 1;
        double found = 0;
        for (int step = 0; step < 2_000; step++) {
            double[] next = new double[counts.length];
            for (int from = 0; from <= start; from++) {
                double leaving = java.util.Arrays.stream(counts[from]).sum();
                for (int to = 0; to < next.length && leaving > 0; to++) {
                    next[to] += mass[from] * counts[from][to] / leaving;
                }
            }
            found += next[order];
            if (without >= 0) {
                next[without] = 0;
            }
            mass = next;
        }
        return found;
    }
}
