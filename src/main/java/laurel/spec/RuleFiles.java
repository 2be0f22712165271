package laurel.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import org.jspecify.annotations.Nullable;

/** Rules as relations, a Parquet file each in one folder. */
final class RuleFiles {
    private final Path folder;
    private final Map<String, Path> written = new LinkedHashMap<>();

    RuleFiles(Path folder) {
        this.folder = folder;
    }

    /** Relation to file, in the order written. */
    Map<String, Path> written() {
        return Collections.unmodifiableMap(written);
    }

    /** A relation of one row. */
    void row(String relation, Map<Column, @Nullable Object> cells) {
        rows(
                relation,
                new TableSchema(List.copyOf(cells.keySet())),
                Stream.of(new ArrayList<>(cells.values())));
    }

    void rows(
            String relation,
            TableSchema schema,
            Stream<? extends List<? extends @Nullable Object>> rows) {
        Path file = folder.resolve(relation + ".parquet");
        Tables.write(file, schema, rows.toList());
        written.put(relation, file);
    }

    static List<@Nullable Object> cells(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
