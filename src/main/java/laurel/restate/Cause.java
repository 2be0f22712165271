package laurel.restate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that two runs are made of, and in which they differ.
 *
 * @param kind as-of, program, rule, input, closing or column
 * @param name which rule, file, season or column
 * @param from null: not there in the first run
 * @param to null: not there in the second run
 */
public record Cause(String kind, String name, @Nullable String from, @Nullable String to) {
    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("name", name);
        row.put("from", from);
        row.put("to", to);
        return row;
    }
}
