package laurel.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Partitions of a dataset that stand in a row, and are written by one thread.
 *
 * @param first null: from the very first
 * @param last inclusive; null: to the very last
 * @param wanted partition to what its file must hold
 */
record Span(@Nullable String first, @Nullable String last, Map<String, Figures> wanted) {
    /** Fewer rows are not worth another thread. */
    private static final long SMALL = 50_000;

    Span {
        wanted = new TreeMap<>(wanted);
    }

    /** Cuts a dataset into at most {@code parts} spans of about the same number of rows. */
    static List<Span> cut(Contract contract, TreeMap<String, Figures> figures, int parts) {
        long rows = figures.values().stream().mapToLong(Figures::rows).sum();
        if (contract.partition() == null || rows < SMALL * parts) {
            return List.of(new Span(null, null, figures));
        }
        List<Span> spans = new ArrayList<>();
        TreeMap<String, Figures> open = new TreeMap<>();
        long seen = 0;
        for (Map.Entry<String, Figures> entry : figures.entrySet()) {
            open.put(entry.getKey(), entry.getValue());
            seen += entry.getValue().rows();
            if (seen >= rows * (spans.size() + 1) / parts) {
                spans.add(new Span(open.firstKey(), open.lastKey(), open));
                open = new TreeMap<>();
            }
        }
        return spans;
    }

    long rows() {
        return wanted.values().stream().mapToLong(Figures::rows).sum();
    }

    /** The rows of these partitions; the values are those that may name folders. */
    String condition(Contract contract) {
        if (first == null || last == null) {
            return "true";
        }
        return Objects.requireNonNull(contract.partition()).between(first, last);
    }
}
