package laurel.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a relation: Parquet files, all with the same columns, of which all rows count or
 * those of some months.
 *
 * @param slices at least one; the first also tells the columns where none has a row
 */
public record Source(List<Slice> slices) {
    /**
     * A file, or the rows of it that count.
     *
     * @param months values of its month column; null: all rows
     */
    public record Slice(Path file, @Nullable Set<Integer> months) {
        public Slice {
            months = months == null ? null : new TreeSet<>(months);
        }
    }

    public Source {
        slices = List.copyOf(slices);
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a relation needs at least one file");
        }
    }

    /** All rows of the files. */
    public static Source of(List<Path> parquet) {
        return new Source(parquet.stream().map(file -> new Slice(file, null)).toList());
    }

    public List<Path> files() {
        return slices.stream().map(Slice::file).toList();
    }

    /** The slices by the months that count of them, which is a single group most of the time. */
    List<Group> groups() {
        TreeMap<String, Group> groups = new TreeMap<>();
        for (Slice slice : slices) {
            groups.computeIfAbsent(
                            String.valueOf(slice.months()),
                            months -> new Group(new ArrayList<>(), slice.months()))
                    .files()
                    .add(slice.file());
        }
        return List.copyOf(groups.values());
    }

    /**
     * @param months as of a slice
     */
    record Group(List<Path> files, @Nullable Set<Integer> months) {}
}
