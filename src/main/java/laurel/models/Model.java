package laurel.models;

import java.util.Set;

/**
 * A relation and the query that makes it.
 *
 * @param name the relation: the file's name without {@code .sql}
 * @param folder where the file lies; folders are built in the order of their names
 * @param sql the query as written, understood by every engine
 * @param reads the relations that the query names: models, or roots ({@code raw_…}, {@code cfg_…})
 */
public record Model(String name, String folder, String sql, Set<String> reads) {
    public Model {
        reads = Set.copyOf(reads);
    }

    static boolean isRoot(String relation) {
        return relation.startsWith("raw_") || relation.startsWith("cfg_");
    }
}
