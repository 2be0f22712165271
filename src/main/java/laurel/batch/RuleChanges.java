package laurel.batch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.engine.QueryReader;
import laurel.models.PlannedRelation.Change;
import org.jspecify.annotations.Nullable;

/** Which rules are not as an earlier run had them. */
final class RuleChanges implements AutoCloseable {
    private static final String RUN = "cfg_run";
    private static final String AS_OF = "as_of";
    private static final int MOST_TOLD = 3;

    private final RunFiles now;
    private final QueryReader reader = QueryReader.open();
    private final Map<String, List<String>> told = new HashMap<>();

    /**
     * @param now where the rules are as they would be written
     */
    RuleChanges(RunFiles now) {
        this.now = now;
    }

    /** In words, by the names that rules have when they are published with a run. */
    List<String> of(Change change) {
        if (change.of().contains("_closed_")) {
            return List.of("closed seasons changed");
        }
        Path work = Objects.requireNonNull(change.work());
        return told.computeIfAbsent(work + " " + change.of(), any -> compare(work, change.of()));
    }

    /** Empty when it is the same. */
    List<String> businessDate(Change change) {
        List<Map<String, @Nullable Object>> was = rows(Objects.requireNonNull(change.work()), RUN);
        List<Map<String, @Nullable Object>> is = rows(now.work(), RUN);
        return was.size() != 1 || Objects.equals(was.get(0).get(AS_OF), is.get(0).get(AS_OF))
                ? List.of()
                : List.of(businessDate(was.get(0).get(AS_OF), is.get(0).get(AS_OF)));
    }

    private static String businessDate(@Nullable Object was, @Nullable Object is) {
        return "business date " + was + " → " + is;
    }

    private List<String> compare(Path work, String relation) {
        List<Map<String, @Nullable Object>> was = rows(work, relation);
        List<Map<String, @Nullable Object>> is = rows(now.work(), relation);
        if (was.size() != is.size()) {
            return List.of(
                    "rule %s: %d rows → %d".formatted(name(relation), was.size(), is.size()));
        }
        List<String> changes = new ArrayList<>();
        if (!is.isEmpty()) {
            for (String column : is.get(0).keySet()) {
                changes.addAll(compare(relation, column, was, is));
            }
        }
        return changes.isEmpty() ? List.of("rule " + name(relation) + " changed") : changes;
    }

    private static List<String> compare(
            String relation,
            String column,
            List<Map<String, @Nullable Object>> was,
            List<Map<String, @Nullable Object>> is) {
        String rule = relation.equals(RUN) ? yaml(column) : name(relation) + "." + yaml(column);
        List<String> changes = new ArrayList<>();
        for (int at = 0; at < is.size(); at++) {
            Object then = was.get(at).get(column);
            Object today = is.get(at).get(column);
            if (!Objects.equals(then, today)) {
                changes.add(
                        relation.equals(RUN) && column.equals(AS_OF)
                                ? businessDate(then, today)
                                : "rule %s%s %s → %s"
                                        .formatted(rule, of(is, at), text(then), text(today)));
            }
        }
        boolean isTheDaysEnd = relation.equals(RUN) && column.equals("as_of_ends_at");
        if (isTheDaysEnd) {
            return List.of();
        }
        return changes.size() > MOST_TOLD ? List.of("rule " + rule + " changed") : changes;
    }

    /** Which of several rows, by what is said first in it. */
    private static String of(List<Map<String, @Nullable Object>> rows, int at) {
        return rows.size() == 1 ? "" : " of " + rows.get(at).values().iterator().next();
    }

    private List<Map<String, @Nullable Object>> rows(Path work, String relation) {
        Path file = new RunFiles(work).rules().get(relation);
        if (file == null) {
            return List.of();
        }
        reader.register(relation, List.of(file));
        return reader.rows("select * from " + relation);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private static String name(String relation) {
        return yaml(relation.substring("cfg_".length()));
    }

    private static String yaml(String name) {
        return name.replace('_', '-');
    }

    @Override
    public void close() {
        reader.close();
    }
}
