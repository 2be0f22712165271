package laurel.feeds;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one file came out; kept beside its rows.
 *
 * @param damage why nothing was taken; null: the file is whole
 * @param unmapped columns that nothing reads
 * @param absent optional columns that the feed maps by name and that the file lacks
 * @param months of orders or clicks: local month, 202511, to the latest instant of its rows
 */
record Counts(
        long records,
        long accepted,
        long rejected,
        @Nullable String damage,
        List<String> unmapped,
        List<String> absent,
        SortedMap<Integer, Long> months) {
    static Counts damaged(String why) {
        return new Counts(0, 0, 0, why, List.of(), List.of(), new TreeMap<>());
    }
}
