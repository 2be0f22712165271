package laurel.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the records of one file came out; kept beside its rows.
 *
 * @param damage why nothing was taken; null: the file is whole
 * @param unmapped columns that nothing reads
 * @param absent optional columns that the feed maps by name and that the file lacks
 */
record Counts(
        long records,
        long accepted,
        long rejected,
        @Nullable String damage,
        List<String> unmapped,
        List<String> absent) {
    static Counts damaged(String why) {
        return new Counts(0, 0, 0, why, List.of(), List.of());
    }
}
