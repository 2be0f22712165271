package laurel.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tiers of a season in one resample: by the job's method, then the last tier for whom nothing
 * was sold. What hysteresis holds back and what is pinned is left out: it does not follow from the
 * orders. Ranks count from 1, the top.
 */
final class SeasonTiers {
    private static final BigInteger TRILLION = BigInteger.valueOf(1_000_000_000_000L);

    /**
     * A condition of a tier on somebody's season.
     *
     * @param isMet as it really was: what the orders do not decide stays so
     */
    record Condition(
            int rank,
            String metric,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            boolean isMet) {}

    /**
     * @param cuts share and quantile: of each tier but the last, in trillionths
     * @param lastRank the rank of the last tier
     */
    record Rules(String method, long minOrders, List<Long> cuts, int lastRank) {}

    private final Rules rules;
    private final Map<Integer, List<Condition>> conditions;
    private final Resamples resamples;
    private final int members;

    /**
     * @param conditions thresholds: by member
     */
    SeasonTiers(
            Rules rules,
            Map<Integer, List<Condition>> conditions,
            Resamples resamples,
            int members) {
        this.rules = rules;
        this.conditions = conditions;
        this.resamples = resamples;
        this.members = members;
    }

    /** Everybody's rank; members are in the order of their ids. */
    int[] ranks(int resample) {
        long[] nets = new long[members];
        for (int i = 0; i < members; i++) {
            nets[i] = resamples.net(i, resample);
        }
        long[] sorted = nets.clone();
        Arrays.sort(sorted);
        int[] ranks =
                rules.method().equals("thresholds")
                        ? byConditions(resample, sorted)
                        : byCuts(nets, sorted);
        for (int i = 0; i < members; i++) {
            if (nets[i] <= 0 || resamples.orders(i, resample) < rules.minOrders()) {
                ranks[i] = rules.lastRank();
            }
        }
        return ranks;
    }

    private int[] byCuts(long[] nets, long[] sorted) {
        int[] ranks = new int[members];
        Arrays.fill(ranks, 1);
        for (long cut : rules.cuts()) {
            int inside = inside(sorted, cut);
            if (inside == members) {
                continue;
            }
            // the last one inside; of those who brought as much, the smaller ids are inside
            long least = inside == 0 ? Long.MAX_VALUE : sorted[members - inside];
            int equals = inside - (members - above(sorted, least));
            for (int i = 0; i < members; i++) {
                boolean isInside = nets[i] > least || (nets[i] == least && equals-- > 0);
                ranks[i] += isInside ? 0 : 1;
            }
        }
        return ranks;
    }

    /** How many, from the top, have less than the cut before them. */
    private int inside(long[] sorted, long cut) {
        boolean isShare = rules.method().equals("share");
        long whole = isShare ? positive(sorted) : members;
        long limit = ceiling(cut, whole);
        long reached = 0;
        int inside = 0;
        while (inside < members && reached < limit) {
            inside++;
            reached += isShare ? Math.max(0, sorted[members - inside]) : 1;
        }
        return inside;
    }

    private int[] byConditions(int resample, long[] sorted) {
        long positive = positive(sorted);
        int[] ranks = new int[members];
        for (int i = 0; i < members; i++) {
            int rank = 1;
            while (rank < rules.lastRank() && !holds(i, rank, resample, sorted, positive)) {
                rank++;
            }
            ranks[i] = rank;
        }
        return ranks;
    }

    private boolean holds(int member, int rank, int resample, long[] sorted, long positive) {
        return conditions.getOrDefault(member, List.of()).stream()
                .filter(condition -> condition.rank() == rank)
                .allMatch(
                        condition ->
                                isMet(
                                        condition,
                                        value(condition, member, resample, sorted, positive)));
    }

    private static boolean isMet(Condition condition, @Nullable Long value) {
        if (value == null) {
            return condition.isMet();
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal atLeast = condition.atLeast();
        BigDecimal atMost = condition.atMost();
        return (atLeast == null || exact.compareTo(atLeast) >= 0)
                && (atMost == null || exact.compareTo(atMost) <= 0);
    }

    /** What a metric is in a resample; null: the orders do not decide it, or not alone. */
    private @Nullable Long value(
            Condition condition, int member, int resample, long[] sorted, long positive) {
        long net = resamples.net(member, resample);
        long gross = resamples.gross(member, resample);
        return switch (condition.metric()) {
            case "net_revenue" -> net;
            case "gross_revenue" -> gross;
            case "refunds" -> gross - net;
            case "orders" -> resamples.orders(member, resample);
            case "revenue_rank" -> members - above(sorted, net) + 1L;
            case "revenue_share" -> positive == 0 ? null : millionths(Math.max(0, net), positive);
            default -> null;
        };
    }

    private static long millionths(long part, long whole) {
        return BigDecimal.valueOf(part)
                .movePointRight(6)
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The place behind the last that is at most so much. */
    private static int above(long[] sorted, long net) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= net) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long positive(long[] nets) {
        return Arrays.stream(nets).filter(net -> net > 0).sum();
    }

    private static long ceiling(long cut, long whole) {
        BigInteger[] parts =
                BigInteger.valueOf(cut)
                        .multiply(BigInteger.valueOf(whole))
                        .divideAndRemainder(TRILLION);
        return parts[0].longValueExact() + parts[1].signum();
    }
}
