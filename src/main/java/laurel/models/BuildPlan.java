package laurel.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import laurel.engine.Engine;
import laurel.models.PlannedRelation.Change;
import laurel.models.PlannedRelation.State;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Models} would build, by the same keys, without building it. A relation that is made
 * at once may come out as it was, and then spares its readers: of these no more can be told.
 */
public final class BuildPlan {
    private final Shelf shelf;
    private final Map<String, Built> known;
    private final BuildKeys keys;

    /** Months that a relation has for certain; what is made at once tells them when it is. */
    private final Map<String, Set<Integer>> certain = new TreeMap<>();

    private BuildPlan(Engine engine, BuildFolders folders, Roots roots) {
        shelf = new Shelf(folders.built(), folders.work(), folders.others());
        known = new TreeMap<>(roots.relations());
        known.forEach((root, built) -> certain.put(root, built.parts().keySet()));
        keys = new BuildKeys(known, engine.functions(), engine.version(), roots::reached);
    }

    /**
     * @param engine asked for what it is, not for work
     * @param folders of which only the others' notes are read; changes are told against the first
     * @return all models in the order in which they are built
     */
    public static List<PlannedRelation> of(
            ModelGraph graph, Engine engine, BuildFolders folders, Roots roots) {
        BuildPlan plan = new BuildPlan(engine, folders, roots);
        return graph.models().stream().map(plan::plan).toList();
    }

    private PlannedRelation plan(Model model) {
        SortedMap<Integer, SortedMap<String, String>> from = keys.ingredients(model);
        Map<Path, Built> earlier = shelf.earlier(model.name());
        SortedMap<Integer, State> states = states(model, from, earlier);
        List<Change> changes = new ArrayList<>();
        states.forEach(
                (month, state) -> {
                    if (state != State.KEPT) {
                        changes.addAll(changes(month, from.get(month), earlier));
                    }
                });
        if (model.isBuiltByMonth()) {
            known.put(model.name(), byMonth(model, from, states, earlier));
        } else {
            Built built = atOnce(model, from, states, earlier);
            known.put(model.name(), built);
            certain.put(
                    model.name(),
                    states.containsValue(State.KEPT) ? built.parts().keySet() : Set.of());
        }
        return new PlannedRelation(
                model,
                states.values().stream().max(Comparator.naturalOrder()).orElseThrow(),
                months(states, State.REBUILT),
                months(states, State.PERHAPS),
                states.getOrDefault(Built.OTHERS, State.KEPT),
                changes);
    }

    private SortedMap<Integer, State> states(
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            Map<Path, Built> earlier) {
        Set<Integer> months = new TreeSet<>();
        for (String read : keys.givingMonths(model)) {
            months.addAll(certain.getOrDefault(read, Set.of()));
        }
        certain.put(model.name(), months);
        SortedMap<Integer, State> states = new TreeMap<>();
        from.forEach(
                (month, made) -> {
                    State state = state(made, month, earlier);
                    boolean isCertain = month < 0 || months.contains(month) || earlier.isEmpty();
                    boolean isDoubtful = state == State.REBUILT && !isCertain;
                    states.put(month, isDoubtful ? State.PERHAPS : state);
                });
        return states;
    }

    private static SortedSet<Integer> months(SortedMap<Integer, State> states, State wanted) {
        SortedSet<Integer> months = new TreeSet<>();
        states.forEach(
                (month, state) -> {
                    if (state == wanted && month > 0 && month != Built.OTHERS) {
                        months.add(month);
                    }
                });
        return months;
    }

    private static State state(
            SortedMap<String, String> made, int month, Map<Path, Built> earlier) {
        // of which months a new file is, only those know that read it
        boolean isAnyMonth =
                month == Built.OTHERS && !earlier.isEmpty() && !made.containsValue(Built.FRESH);
        if (!isAnyMonth && agreeing(earlier, month, made).isEmpty()) {
            return State.REBUILT;
        }
        return made.containsValue(Built.UNTOLD) ? State.PERHAPS : State.KEPT;
    }

    /** The first earlier build of which a part was made of the same. */
    private static Optional<Built> agreeing(
            Map<Path, Built> earlier, int month, SortedMap<String, String> made) {
        return earlier.values().stream().filter(built -> agrees(built, month, made)).findFirst();
    }

    /** Whether a part was made of the same, as far as that can be told. */
    private static boolean agrees(Built built, int month, SortedMap<String, String> made) {
        Built.Part part = built.parts().get(month);
        return part != null
                && part.from().keySet().equals(made.keySet())
                && made.entrySet().stream()
                        .allMatch(
                                one ->
                                        one.getValue().equals(Built.UNTOLD)
                                                || one.getValue()
                                                        .equals(part.from().get(one.getKey())));
    }

    private static Built byMonth(
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            SortedMap<Integer, State> states,
            Map<Path, Built> earlier) {
        boolean isCut = model.isCutByMonth();
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        from.forEach(
                (month, made) ->
                        parts.put(
                                month,
                                isCut
                                        ? cut(month, made, states.get(month), earlier)
                                        : part(made, states.get(month))));
        return new Built(true, List.of(), parts);
    }

    /** What is built anew may come out as it was. */
    private static Built.Part cut(
            int month,
            SortedMap<String, String> made,
            @Nullable State state,
            Map<Path, Built> earlier) {
        Built.Part untold = new Built.Part(Built.UNTOLD, Built.UNTOLD, made);
        return state != State.KEPT
                ? untold
                : agreeing(earlier, month, made)
                        .map(built -> built.parts().get(month))
                        .orElse(untold);
    }

    private static Built.Part part(SortedMap<String, String> made, @Nullable State state) {
        boolean isTold = !made.containsValue(Built.UNTOLD) && !made.containsValue(Built.FRESH);
        String digest =
                isTold ? BuildKeys.key(made) : state == State.REBUILT ? Built.FRESH : Built.UNTOLD;
        return new Built.Part(digest, digest, made);
    }

    private static Built atOnce(
            Model model,
            SortedMap<Integer, SortedMap<String, String>> from,
            SortedMap<Integer, State> states,
            Map<Path, Built> earlier) {
        SortedMap<String, String> made = from.getOrDefault(Built.WHOLE, new TreeMap<>());
        if (states.get(Built.WHOLE) == State.KEPT) {
            return agreeing(earlier, Built.WHOLE, made).orElseThrow();
        }
        boolean isCut = model.isCutByMonth();
        SortedSet<Integer> months = new TreeSet<>();
        if (isCut) {
            months.add(Built.OTHERS);
            earlier.values().forEach(built -> months.addAll(built.parts().keySet()));
        }
        months.add(Built.WHOLE);
        SortedMap<Integer, Built.Part> parts = new TreeMap<>();
        months.forEach(month -> parts.put(month, new Built.Part(Built.UNTOLD, Built.UNTOLD, made)));
        return new Built(isCut, List.of(), parts);
    }

    /** Against the first run, in the order of the folders, that has such a part. */
    private static List<Change> changes(
            int month, @Nullable SortedMap<String, String> made, Map<Path, Built> earlier) {
        SortedMap<String, String> now = made == null ? new TreeMap<>() : made;
        Integer named = month > 0 && month != Built.OTHERS ? (Integer) month : null;
        Optional<Map.Entry<Path, Built>> nearest =
                earlier.entrySet().stream()
                        .filter(one -> one.getValue().parts().containsKey(month))
                        .findFirst();
        SortedMap<String, String> then =
                nearest.map(one -> from(one, month)).orElseGet(TreeMap::new);
        List<Change> changes = new ArrayList<>();
        Path any = earlier.isEmpty() ? null : earlier.keySet().iterator().next();
        Path work = nearest.map(Map.Entry::getKey).orElse(any);
        now.forEach(
                (of, digest) -> {
                    String was = then.get(of);
                    if (!digest.equals(was)) {
                        changes.add(new Change(Model.relation(of), work, named, was, digest));
                    }
                });
        return changes;
    }

    private static SortedMap<String, String> from(Map.Entry<Path, Built> earlier, int month) {
        Built.Part part = earlier.getValue().parts().get(month);
        return part == null ? new TreeMap<>() : part.from();
    }
}
