package laurel.models;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import laurel.Digest;
import laurel.engine.Source;

/**
 * A relation as a run has it: in parts by month, and, where it is made at once, as part {@value
 * #WHOLE}.
 *
 * @param isByMonth whether readers may take single months
 * @param files at least one but for an audit; months that were built together share a file
 * @param parts by month, 202511
 */
public record Built(boolean isByMonth, List<Stored> files, SortedMap<Integer, Part> parts) {
    /** The part that is all of a relation. */
    static final int WHOLE = -1;

    /** In a plan: the months of files that were not read yet, whichever they are. */
    static final int OTHERS = 999_999;

    /** In a plan: a digest that nothing built so far has. */
    static final String FRESH = "(new)";

    /** In a plan: a digest that cannot be told before it is built. */
    static final String UNTOLD = "(untold)";

    /** Of a month that has no rows. */
    static final String NOTHING = "nothing";

    /**
     * A Parquet file.
     *
     * @param holds the months its rows lie in
     * @param serves those of them that are read from this file; others were built anew since
     */
    public record Stored(String file, SortedSet<Integer> holds, SortedSet<Integer> serves) {}

    /**
     * What a part is made of.
     *
     * @param key hash of {@code from}: the same key, the same rows
     * @param digest what readers' keys are made of: the key, or a digest of the rows themselves
     * @param from relation, or {@code (model)}, {@code (functions)}, {@code (engine)}, to its
     *     digest
     */
    public record Part(String key, String digest, SortedMap<String, String> from) {}

    public Built {
        files = List.copyOf(files);
        parts = new TreeMap<>(parts);
    }

    /** Files that are taken as they are: their key is all there is to say of them. */
    static Built root(List<Path> files, String digest) {
        SortedSet<Integer> all = new TreeSet<>(Set.of(WHOLE));
        Part part = new Part(digest, digest, new TreeMap<>());
        return new Built(
                false,
                files.stream().map(file -> new Stored(file.toString(), all, all)).toList(),
                new TreeMap<>(Map.of(WHOLE, part)));
    }

    /** Of all rows. */
    public String digest() {
        return parts.containsKey(WHOLE) ? digest(WHOLE) : digestOf(parts.keySet());
    }

    /** Of the rows of some months, or of all where there are no parts by month. */
    String digest(Set<Integer> months) {
        return isByMonth ? digestOf(months) : digest();
    }

    private String digestOf(Set<Integer> months) {
        SortedMap<Integer, String> digests = new TreeMap<>();
        for (int month : months) {
            if (parts.containsKey(month)) {
                digests.put(month, digest(month));
            }
        }
        if (digests.containsValue(FRESH)) {
            return FRESH;
        }
        if (digests.containsValue(UNTOLD) || parts.containsKey(OTHERS)) {
            return UNTOLD;
        }
        return Digest.of(
                digests.entrySet().stream()
                        .map(digest -> digest.getKey() + " " + digest.getValue())
                        .toList());
    }

    private String digest(int month) {
        Part part = parts.get(month);
        return part == null ? NOTHING : part.digest();
    }

    /** All rows. */
    public Source source() {
        return new Source(files.stream().map(stored -> slice(stored, stored.serves())).toList());
    }

    private static Source.Slice slice(Stored stored, SortedSet<Integer> months) {
        return new Source.Slice(
                Path.of(stored.file()), months.equals(stored.holds()) ? null : months);
    }

    /** The rows of some months, or all where there are no parts by month. */
    public Source source(Set<Integer> months) {
        if (!isByMonth) {
            return source();
        }
        List<Source.Slice> slices = new ArrayList<>();
        for (Stored stored : files) {
            SortedSet<Integer> wanted = new TreeSet<>(stored.serves());
            wanted.retainAll(months);
            if (!wanted.isEmpty()) {
                slices.add(slice(stored, wanted));
            }
        }
        // the columns of a relation without rows
        return new Source(
                slices.isEmpty()
                        ? List.of(new Source.Slice(Path.of(files.get(0).file()), Set.of()))
                        : slices);
    }

    /**
     * How many bytes of its files are a month's; of a file that holds several, each has as many.
     */
    SortedMap<Integer, Long> bytesByMonth() {
        SortedMap<Integer, Long> bytes = new TreeMap<>();
        for (Stored stored : files) {
            long each = new File(stored.file()).length() / Math.max(1, stored.holds().size());
            stored.serves().forEach(month -> bytes.merge(month, each, Long::sum));
        }
        return bytes;
    }

    /** The file from which a month is read. */
    Stored serving(int month) {
        return files.stream()
                .filter(stored -> stored.serves().contains(month))
                .findFirst()
                .orElseThrow();
    }

    /** The same under other names of its files. */
    Built named(UnaryOperator<String> name) {
        return new Built(
                isByMonth,
                files.stream()
                        .map(one -> new Stored(name.apply(one.file()), one.holds(), one.serves()))
                        .toList(),
                parts);
    }

    /** Whether all its files are there. */
    boolean isThere() {
        return files.stream().allMatch(stored -> Files.exists(Path.of(stored.file())));
    }
}
