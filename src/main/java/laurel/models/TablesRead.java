package laurel.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import laurel.engine.QueryReader;
import org.jspecify.annotations.Nullable;

/**
 * What queries read, by the engine's own parser: every table named, less the query's common table
 * expressions.
 */
final class TablesRead {
    /** One statement for all: each of many would take longer to plan than its query to parse. */
    private static final String SQL =
            """
            with parsed as (
                select place, json_serialize_sql(query) as tree
                from (values %s) as queries (place, query)
            )

            select
                tree ->> '$.error_message' as error,
                array_to_string(tree ->> '$..table_name', ' ') as named,
                array_to_string(tree ->> '$..cte_map.map[*].key', ' ') as common
            from parsed
            order by place
            """;

    private TablesRead() {}

    /**
     * For each of the files.
     *
     * @throws IllegalStateException when a query cannot be parsed
     */
    static List<Set<String>> of(List<SqlFiles.SqlFile> files) {
        Map<String, Set<String>> known = TablesKnown.ofBuild();
        List<SqlFiles.SqlFile> unknown =
                files.stream().filter(file -> !known.containsKey(file.digest())).toList();
        if (!unknown.isEmpty()) {
            List<Set<String>> parsed = parsed(unknown);
            for (int at = 0; at < parsed.size(); at++) {
                known.put(unknown.get(at).digest(), parsed.get(at));
            }
        }
        return files.stream()
                .map(file -> Objects.requireNonNull(known.get(file.digest())))
                .toList();
    }

    /** As {@link #of}, without what the build wrote down. */
    static List<Set<String>> parsed(List<SqlFiles.SqlFile> files) {
        List<Object> parameters = new ArrayList<>();
        for (SqlFiles.SqlFile file : files) {
            parameters.add(parameters.size());
            parameters.add(file.sql());
        }
        String places = String.join(", ", Collections.nCopies(files.size(), "(?, ?)"));
        List<Set<String>> reads = new ArrayList<>();
        try (QueryReader parser = QueryReader.open()) {
            for (Map<String, @Nullable Object> row :
                    parser.rows(SQL.formatted(places), parameters.toArray())) {
                if (row.get("error") != null) {
                    throw new IllegalStateException(
                            files.get(reads.size()).name() + ".sql: " + row.get("error"));
                }
                Set<String> named = words(row.get("named"));
                named.removeAll(words(row.get("common")));
                reads.add(named);
            }
        }
        return reads;
    }

    private static Set<String> words(@Nullable Object text) {
        Set<String> words = new TreeSet<>(Arrays.asList(String.valueOf(text).split(" ")));
        words.remove("");
        return words;
    }
}
