package laurel.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The method and what may overrule it. */
final class Tiers {
    /**
     * @param byMethod rank of the tier that the method alone gives, 0 = top
     * @param tier rank of the published tier
     * @param previous rank in the previous occurrence, null when not in it
     * @param cumulative positive net revenue down to and including her
     * @param toNext minor units, null when there is nothing to reach
     */
    record Assignment(
            Seasons.Figures figures,
            int byMethod,
            int tier,
            @Nullable Integer previous,
            String move,
            String decidedBy,
            long positive,
            long cumulative,
            @Nullable Long toNext) {}

    final Map<String, List<Assignment>> bySeason = new HashMap<>();
    private final Case settings;
    private final int last;

    Tiers(Case settings, Seasons seasons) {
        this.settings = settings;
        this.last = settings.tiers().size() - 1;
        List<Case.Season> inOrder = new ArrayList<>(settings.seasons());
        inOrder.sort(Comparator.comparing(Case.Season::startsOn));
        Map<String, Map<String, Assignment>> previous = new HashMap<>();
        Map<String, Map<String, Integer>> held = new HashMap<>();
        Map<String, Set<String>> known = new HashMap<>();
        for (Case.Season season : inOrder) {
            List<Seasons.Figures> figures = seasons.bySeason.get(season.id());
            if (figures != null) {
                List<Assignment> assigned =
                        assign(
                                figures,
                                previous.getOrDefault(season.season(), Map.of()),
                                held.computeIfAbsent(season.season(), s -> new HashMap<>()),
                                known.computeIfAbsent(season.season(), s -> new HashSet<>()));
                Map<String, Assignment> byId = new HashMap<>();
                assigned.forEach(a -> byId.put(a.figures().influencer, a));
                previous.put(season.season(), byId);
                bySeason.put(season.id(), assigned);
            }
        }
    }

    private List<Assignment> assign(
            List<Seasons.Figures> figures,
            Map<String, Assignment> previous,
            Map<String, Integer> held,
            Set<String> known) {
        long positive = figures.stream().mapToLong(f -> Math.max(f.net(), 0)).sum();
        long reached = 0;
        TierMethod method = new TierMethod(settings, figures);
        List<Assignment> assigned = new ArrayList<>();
        for (Seasons.Figures f : figures) {
            Assignment before = previous.get(f.influencer);
            Integer was = before == null ? null : before.tier();
            int byMethod = method.rank(f);
            int tier = byMethod;
            String decidedBy = "method";
            int streak = held.getOrDefault(f.influencer, 0);
            boolean isHeld =
                    was != null
                            && byMethod == was + 1
                            && (method.isNear(f, was) || streak < settings.graceSeasons());
            if (was != null && isHeld) {
                tier = was;
                decidedBy = "hysteresis";
            }
            held.put(f.influencer, isHeld ? streak + 1 : 0);
            if (f.net() <= 0 || f.orders.size() < settings.minOrders()) {
                tier = last;
                decidedBy = "last_tier";
            }
            Integer pinned = pin(f);
            tier = pinned == null ? tier : pinned;
            decidedBy = pinned == null ? decidedBy : "pin";
            reached += Math.max(f.net(), 0);
            String move = move(tier, was, known.contains(f.influencer));
            assigned.add(
                    new Assignment(
                            f, byMethod, tier, was, move, decidedBy, positive, reached, null));
        }
        figures.forEach(f -> known.add(f.influencer));
        return assigned.stream().map(a -> withNext(a, assigned, method)).toList();
    }

    private @Nullable Integer pin(Seasons.Figures figures) {
        Integer pinned = null;
        for (Case.Pin pin : settings.pins()) {
            boolean isInForce =
                    pin.until() == null || figures.season.startsOn().isBefore(pin.until());
            if (pin.influencerId().equals(figures.influencer) && isInForce) {
                pinned = rank(pin.tier());
            }
        }
        return pinned;
    }

    private int rank(String tier) {
        for (int rank = 0; rank <= last; rank++) {
            if (settings.tiers().get(rank).id().equals(tier)) {
                return rank;
            }
        }
        throw new IllegalArgumentException("no tier " + tier);
    }

    private static String move(int tier, @Nullable Integer was, boolean isKnown) {
        if (was == null) {
            return isKnown ? "returned" : "new";
        }
        return tier == was ? "kept" : tier < was ? "promoted" : "demoted";
    }

    private static Assignment withNext(Assignment a, List<Assignment> all, TierMethod method) {
        Long lowest = null;
        for (Assignment other : all) {
            if (other.byMethod() == a.tier() - 1) {
                lowest = other.figures().net();
            }
        }
        Long toNext = lowest == null ? null : lowest - a.figures().net();
        toNext = method.isThresholds() ? method.lacks(a.figures(), a.tier() - 1) : toNext;
        return new Assignment(
                a.figures(),
                a.byMethod(),
                a.tier(),
                a.previous(),
                a.move(),
                a.decidedBy(),
                a.positive(),
                a.cumulative(),
                toNext == null || toNext <= 0 ? null : toNext);
    }
}
