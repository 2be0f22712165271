package laurel.parquet;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small tables in one go. */
public final class Tables {
    private Tables() {}

    /**
     * Writes rows to a file that must not exist yet.
     *
     * @param rows values in column order: String, Boolean, Integer, Long, LocalDate, BigDecimal or
     *     null
     * @throws IllegalArgumentException if a row is too short or long, or a value is of another type
     */
    public static void write(
            Path target,
            TableSchema schema,
            List<? extends List<? extends @Nullable Object>> rows) {
        try (TableWriter writer = TableWriter.create(target, schema, Map.of())) {
            for (List<? extends @Nullable Object> row : rows) {
                if (row.size() != schema.columns().size()) {
                    throw new IllegalArgumentException(
                            "%s: %d values for %s".formatted(target, row.size(), schema.names()));
                }
                add(writer, row);
            }
        }
    }

    /**
     * Adds one row to a file that is being written.
     *
     * @param row values as in {@link #write}
     */
    public static void add(TableWriter writer, List<? extends @Nullable Object> row) {
        for (int column = 0; column < row.size(); column++) {
            put(writer, column, row.get(column));
        }
        writer.endRow();
    }

    private static void put(TableWriter writer, int column, @Nullable Object value) {
        if (value instanceof String text) {
            writer.string(column, text);
        } else if (value instanceof Boolean flag) {
            writer.bool(column, flag);
        } else if (value instanceof Integer number) {
            writer.integer(column, number);
        } else if (value instanceof Long number) {
            writer.bigint(column, number);
        } else if (value instanceof LocalDate day) {
            writer.date(column, day);
        } else if (value instanceof BigDecimal number) {
            writer.decimal(column, number);
        } else if (value != null) {
            throw new IllegalArgumentException(
                    "no column holds a " + value.getClass().getName() + ": " + value);
        }
    }
}
