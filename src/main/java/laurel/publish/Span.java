package laurel.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import laurel.engine.Source;

/**
 * Partitions of a dataset that are sorted at once, and written by one thread.
 *
 * @param rows what they are read from
 * @param condition which of these rows are theirs, as SQL
 * @param wanted partition to what its file must hold
 */
record Span(Source rows, String condition, SortedMap<String, Figures> wanted) {
    /** Fewer rows are not worth another thread. */
    private static final long SMALL = 50_000;

    private static final String ALL = "true";

    Span {
        wanted = new TreeMap<>(wanted);
    }

    /**
     * Cuts a dataset for some threads. Of parts that lie in files of their own, each file is read
     * once and sorted alone, so that what is sorted has a bound; else into as many spans as there
     * are threads, of about the same number of rows.
     *
     * @param rows among which are those to be written
     * @param wanted partition to what its file must hold
     * @param isAll whether there are no other rows
     */
    static List<Span> cut(
            Contract contract,
            Source rows,
            Parts parts,
            TreeMap<String, Figures> wanted,
            boolean isAll,
            int threads) {
        Partition partition = contract.partition();
        if (partition == null || rowsOf(wanted) < SMALL * threads) {
            String condition =
                    isAll ? ALL : Objects.requireNonNull(partition).among(wanted.keySet());
            return List.of(new Span(rows, condition, wanted));
        }
        List<Span> files = files(parts, wanted);
        return files.size() < threads ? rows(partition, rows, wanted, threads) : files;
    }

    private static List<Span> files(Parts parts, Map<String, Figures> figures) {
        List<Span> spans = new ArrayList<>();
        for (Set<String> together : parts.files()) {
            TreeMap<String, Figures> wanted = new TreeMap<>(figures);
            wanted.keySet().retainAll(together);
            if (!wanted.isEmpty()) {
                spans.add(new Span(parts.rows().apply(wanted.keySet()), ALL, wanted));
            }
        }
        return spans;
    }

    private static List<Span> rows(
            Partition partition, Source source, TreeMap<String, Figures> figures, int parts) {
        long rows = rowsOf(figures);
        List<Span> spans = new ArrayList<>();
        TreeMap<String, Figures> open = new TreeMap<>();
        long seen = 0;
        for (Map.Entry<String, Figures> entry : figures.entrySet()) {
            open.put(entry.getKey(), entry.getValue());
            seen += entry.getValue().rows();
            if (seen >= rows * (spans.size() + 1) / parts) {
                spans.add(new Span(source, partition.among(open.keySet()), open));
                open = new TreeMap<>();
            }
        }
        return spans;
    }

    private static long rowsOf(Map<String, Figures> figures) {
        return figures.values().stream().mapToLong(Figures::rows).sum();
    }

    /** How many rows it has. */
    long size() {
        return rowsOf(wanted);
    }
}
