package laurel.publish;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import laurel.engine.Source;

/**
 * The parts of a dataset's relation, each of which becomes a file: a partition's rows, or all.
 *
 * @param keys value of the partition, empty for all rows, to what the rows are made of: the same
 *     key, the same rows
 * @param files the parts that lie in one file, for each file; none where parts lie anyhow
 * @param rows what the rows of some parts are among
 */
public record Parts(
        SortedMap<String, String> keys,
        List<Set<String>> files,
        Function<Set<String>, Source> rows) {
    static final Parts NONE =
            new Parts(
                    new TreeMap<>(),
                    List.of(),
                    parts -> {
                        throw new IllegalArgumentException("[BUG] there are no parts");
                    });

    public Parts {
        keys = new TreeMap<>(keys);
        files = List.copyOf(files);
    }
}
