package laurel.models;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import laurel.Digest;

/**
 * What a part of a relation is made of: the query, the functions it may call, the engine, and of
 * each relation it reads the digest of what it may see of it.
 */
final class BuildKeys {
    /** Months that only say when a month is: they are there for each that anything lies in. */
    private static final Set<String> CALENDARS = Set.of("raw_months", "raw_deliveries");

    private final Map<String, Built> known;
    private final String functions;
    private final String engine;
    private final Reached reached;

    /** The months that a month reaches to of the relation of which it sees others as well. */
    interface Reached {
        SortedSet<Integer> months(Model.Reach reach, int month);
    }

    /**
     * @param known relations with what they are made of; others are added while they are built
     */
    BuildKeys(Map<String, Built> known, String functions, String engine, Reached reached) {
        this.known = known;
        this.functions = Digest.of(Set.of(functions));
        this.engine = engine;
        this.reached = reached;
    }

    /**
     * What the model's parts are made of, by month, or under {@value Built#WHOLE}. A model built by
     * month has the months of what it reads; at least one, so that it has a file.
     */
    SortedMap<Integer, SortedMap<String, String>> ingredients(Model model) {
        SortedMap<Integer, SortedMap<String, String>> parts = new TreeMap<>();
        if (!model.isBuiltByMonth()) {
            parts.put(Built.WHOLE, made(model, Set.of()));
            return parts;
        }
        for (int month : months(model)) {
            parts.put(month, made(model, Set.of(month)));
        }
        return parts;
    }

    /**
     * The months of a relation that a model may see when it is built for some.
     *
     * @param name in the query
     */
    Set<Integer> seen(Model model, String name, Set<Integer> months) {
        if (Model.isBefore(name)) {
            SortedSet<Integer> before = new TreeSet<>(relation(name).parts().keySet());
            before.removeIf(month -> month >= Collections.max(months) || months.contains(month));
            return before;
        }
        Optional<Model.Reach> reach = reach(model, name);
        return reach.isEmpty()
                ? months
                : months.stream()
                        .flatMap(month -> reached.months(reach.get(), month).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Model.Reach> reach(Model model, String relation) {
        return model.reach().filter(reach -> reach.relation().equals(relation));
    }

    private SortedSet<Integer> months(Model model) {
        SortedSet<Integer> months = new TreeSet<>();
        for (String read : givingMonths(model)) {
            months.addAll(relation(read).parts().keySet());
        }
        months.removeIf(month -> month <= 0);
        if (months.isEmpty()) {
            months.add(Built.WHOLE);
        }
        return months;
    }

    /** Of what a model reads, the relations whose months it has when it is built by month. */
    List<String> givingMonths(Model model) {
        return model.reads().stream()
                .filter(read -> relation(read).isByMonth() && !CALENDARS.contains(read))
                .filter(read -> reach(model, read).isEmpty())
                .toList();
    }

    /**
     * @param months empty: all
     */
    private SortedMap<String, String> made(Model model, Set<Integer> months) {
        SortedMap<String, String> from = new TreeMap<>();
        from.put("(model)", shortened(Digest.of(Set.of(model.sql()))));
        from.put("(functions)", shortened(functions));
        from.put("(engine)", engine);
        for (String name : model.names()) {
            Built relation = relation(name);
            String digest =
                    months.isEmpty()
                            ? relation.digest()
                            : relation.digest(seen(model, name, months));
            from.put(name, shortened(digest));
        }
        return from;
    }

    /** The relation that a name in a query is of. */
    private Built relation(String name) {
        Built relation = known.get(Model.relation(name));
        if (relation == null) {
            throw new IllegalStateException("nothing is known of relation " + name + " yet");
        }
        return relation;
    }

    static String key(SortedMap<String, String> from) {
        return shortened(Digest.of(from.entrySet().stream().map(Object::toString).toList()));
    }

    /** 128 bits are plenty. */
    private static String shortened(String digest) {
        return digest.length() > 32 ? Digest.of(Set.of(digest)).substring(0, 32) : digest;
    }
}
