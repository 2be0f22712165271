package laurel.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which tier a method gives in one season, before anything is held back or pinned. 0 = top. */
final class TierMethod {
    private final Case settings;
    private final int last;
    private final Map<String, BigDecimal> reached = new HashMap<>();
    private final Map<String, Map<String, String>> published = new HashMap<>();
    private final BigDecimal whole;

    /**
     * @param figures all of the season, by rank
     */
    TierMethod(Case settings, List<Seasons.Figures> figures) {
        this.settings = settings;
        this.last = settings.tiers().size() - 1;
        boolean isByRows = settings.tierMethod().equals("quantile");
        long positive = figures.stream().mapToLong(f -> Math.max(f.net(), 0)).sum();
        long before = 0;
        for (Seasons.Figures f : figures) {
            reached.put(f.influencer, BigDecimal.valueOf(before));
            published.put(f.influencer, Tables.row(settings, f, positive));
            before += isByRows ? 1 : Math.max(f.net(), 0);
        }
        this.whole = BigDecimal.valueOf(before);
    }

    int rank(Seasons.Figures f) {
        for (int tier = 0; tier < last; tier++) {
            boolean holds =
                    isThresholds()
                            ? conditions(tier).stream().allMatch(c -> misses(f, c, null) == 0)
                            : reached(f).compareTo(until(tier).multiply(whole)) < 0;
            if (holds) {
                return tier;
            }
        }
        return last;
    }

    /** Whether the tier is missed by no more than the job holds back. */
    boolean isNear(Seasons.Figures f, int tier) {
        BigDecimal within = settings.holdWithin();
        if (within == null || within.signum() <= 0) {
            return false;
        }
        return isThresholds()
                ? conditions(tier).stream().allMatch(c -> misses(f, c, within) == 0)
                : reached(f).compareTo(until(tier).add(within).multiply(whole)) <= 0;
    }

    /** Thresholds: minor units of net revenue that alone are missing to a tier; null: not so. */
    @Nullable Long lacks(Seasons.Figures f, int tier) {
        List<Case.Condition> missed =
                tier < 0
                        ? List.of()
                        : conditions(tier).stream().filter(c -> misses(f, c, null) != 0).toList();
        BigDecimal bound = missed.size() == 1 ? missed.get(0).atLeast() : null;
        if (bound == null || !missed.get(0).metric().equals("net_revenue")) {
            return null;
        }
        return bound.movePointRight(settings.minorUnits())
                .subtract(BigDecimal.valueOf(f.net()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    boolean isThresholds() {
        return settings.tierMethod().equals("thresholds");
    }

    /** How many bounds of a condition are missed, by more than a part of them when one is given. */
    private int misses(Seasons.Figures f, Case.Condition condition, @Nullable BigDecimal within) {
        String text = published.getOrDefault(f.influencer, Map.of()).get(condition.metric());
        if (text == null || text.isEmpty()) {
            return 1;
        }
        BigDecimal value = new BigDecimal(text);
        BigDecimal least = condition.atLeast();
        BigDecimal most = condition.atMost();
        boolean isLow = least != null && value.compareTo(least.subtract(slack(least, within))) < 0;
        boolean isHigh = most != null && value.compareTo(most.add(slack(most, within))) > 0;
        return (isLow ? 1 : 0) + (isHigh ? 1 : 0);
    }

    private static BigDecimal slack(BigDecimal bound, @Nullable BigDecimal within) {
        return within == null ? BigDecimal.ZERO : bound.abs().multiply(within);
    }

    private List<Case.Condition> conditions(int tier) {
        return settings.tiers().get(tier).conditions();
    }

    private BigDecimal reached(Seasons.Figures f) {
        return reached.getOrDefault(f.influencer, BigDecimal.ZERO);
    }

    private BigDecimal until(int tier) {
        BigDecimal until = settings.tiers().get(tier).until();
        return until == null ? BigDecimal.ONE : until;
    }
}
