package laurel.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import laurel.feeds.FeedPreview;
import laurel.models.Model;
import laurel.models.PlannedRelation;
import laurel.models.PlannedRelation.Change;
import laurel.models.PlannedRelation.State;
import laurel.spec.FeedKind;

/** Says in words why relations would be built anew. */
final class PlanReasons implements AutoCloseable {
    private static final Set<FeedKind> ALL = Set.of(FeedKind.values());
    private static final Set<FeedKind> WITH_MONTHS = Set.of(FeedKind.ORDERS, FeedKind.CLICKS);

    private final Map<String, PlannedRelation> planned;
    private final FeedChanges feeds;
    private final RuleChanges rules;

    /**
     * @param now where the rules are as they would be written
     * @param feeds as they would be landed
     */
    PlanReasons(RunFiles now, FeedPreview feeds, List<PlannedRelation> planned) {
        this.planned =
                planned.stream()
                        .collect(Collectors.toMap(one -> one.model().name(), Function.identity()));
        this.feeds = new FeedChanges(feeds);
        rules = new RuleChanges(now);
    }

    /** None when it is kept. */
    List<String> of(PlannedRelation relation) {
        if (relation.changes().stream().anyMatch(change -> change.work() == null)) {
            return List.of("nothing is kept of it");
        }
        Set<String> reasons = new LinkedHashSet<>();
        Set<String> added = new LinkedHashSet<>();
        for (Change change : relation.changes()) {
            reasons.addAll(reasons(relation, change));
            if (change.was() == null && change.month() != null) {
                added.add("month " + change.month() + " is new");
            }
        }
        reasons.addAll(added);
        upstream(relation, State.REBUILT).ifPresent(names -> reasons.add(names + " rebuilt"));
        upstream(relation, State.PERHAPS)
                .ifPresent(names -> reasons.add(names + " perhaps rebuilt"));
        return List.copyOf(reasons);
    }

    /** Those of the relations it reads that a run makes anew. */
    private Optional<String> upstream(PlannedRelation relation, State state) {
        List<String> names =
                relation.changes().stream()
                        .map(Change::of)
                        .distinct()
                        .filter(name -> isPlanned(name, state))
                        .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "because "
                                + String.join(", ", names)
                                + (names.size() == 1 ? " is" : " are"));
    }

    private boolean isPlanned(String name, State state) {
        PlannedRelation upstream = planned.get(name);
        return upstream != null && upstream.state() == state;
    }

    private List<String> reasons(PlannedRelation relation, Change change) {
        String of = change.of();
        if (planned.containsKey(of)) {
            return List.of();
        }
        if (of.startsWith("raw_") && !of.startsWith("raw_closed")) {
            return inputs(change);
        }
        if (change.was() == null) {
            return List.of(); // what is new is the month, not this
        }
        Model model = relation.model();
        return switch (of) {
            case "(model)" -> List.of("model " + model.folder() + "/" + model.name() + " changed");
            case "(functions)" -> List.of("functions of the engine changed");
            case "(engine)" -> List.of("engine " + change.was() + " → " + change.now());
            default -> rules.of(change);
        };
    }

    private List<String> inputs(Change change) {
        return switch (change.of()) {
            case "raw_files", "raw_rejects", "raw_replayed" -> feeds.of(change, ALL);
            case "raw_deliveries" -> feeds.of(change, WITH_MONTHS);
            case "raw_months" -> calendar(change);
            case "raw_order_codes", "raw_order_links" -> feeds.of(change, Set.of(FeedKind.ORDERS));
            default -> feeds.of(change, feed(change.of()));
        };
    }

    private static Set<FeedKind> feed(String relation) {
        return Set.of(FeedKind.values()).stream()
                .filter(feed -> relation.equals("raw_" + feed.id()))
                .collect(Collectors.toSet());
    }

    /** A month's days, and whether the business date hides some of what is there of it. */
    private List<String> calendar(Change change) {
        List<String> reasons = new ArrayList<>(feeds.of(change, WITH_MONTHS));
        reasons.addAll(rules.businessDate(change));
        return or(change, reasons, "time zone or look-back of clicks changed");
    }

    private static List<String> or(Change change, List<String> reasons, String otherwise) {
        return reasons.isEmpty() && change.was() != null ? List.of(otherwise) : reasons;
    }

    @Override
    public void close() {
        rules.close();
    }
}
