package laurel.publish;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import laurel.engine.Source;

/**
 * A relation of which single months can be published.
 *
 * @param keys month, {@code 2025-11}, to what its rows are made of: the same key, the same rows
 * @param files the months that lie in one file, for each file
 * @param rows the rows of some of these months
 */
public record Monthly(
        SortedMap<String, String> keys,
        List<Set<String>> files,
        Function<Set<String>, Source> rows) {
    static final Monthly NONE =
            new Monthly(
                    new TreeMap<>(),
                    List.of(),
                    months -> {
                        throw new IllegalArgumentException("[BUG] there are no months");
                    });

    public Monthly {
        keys = new TreeMap<>(keys);
        files = List.copyOf(files);
    }
}
