package laurel.parquet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a file, in order; names are unique. */
public record TableSchema(List<Column> columns) {
    public TableSchema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
    }

    public static TableSchema of(Column... columns) {
        return new TableSchema(List.of(columns));
    }

    /**
     * The place of a column, from 0.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int index(String name) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no column " + name + " among " + names());
    }

    /** The columns' names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
