package laurel.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a dataset is cut into folders {@code <folder>=<value>}.
 *
 * @param folder {@code season}: the column's text; {@code month}: the month of the column's day
 * @param column the column that decides
 */
public record Partition(String folder, String column) {
    private static final Pattern VALUE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public Partition {
        if (!folder.equals("season") && !folder.equals("month")) {
            throw new IllegalArgumentException("partition by season or month, not by " + folder);
        }
    }

    public boolean isMonth() {
        return folder.equals("month");
    }

    /** What of a row tells its partition, as SQL; {@link #value} names it. */
    String sql() {
        return isMonth() ? "cast(date_trunc('month', " + column + ") as date)" : column;
    }

    /**
     * The name of a partition, whose order is that of the cells: {@code 2025-11}, or the text.
     *
     * @param cell of the column, or of {@link #sql}
     */
    String value(Object cell) {
        return isMonth() ? YearMonth.from((LocalDate) cell).toString() : cell.toString();
    }

    /**
     * The rows of some partitions, as SQL.
     *
     * @throws IllegalArgumentException if one cannot name a folder
     */
    String among(Collection<String> values) {
        return values.stream()
                .map(this::literal)
                .collect(Collectors.joining(", ", sql() + " in (", ")"));
    }

    private String literal(String value) {
        folderOf(value);
        return isMonth() ? "date '" + value + "-01'" : "'" + value + "'";
    }

    /**
     * The folder's name.
     *
     * @throws IllegalArgumentException if the value could leave the folder or collide there
     */
    String folderOf(String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' cannot name a folder; wanted lower-case letters, digits and -"
                            .formatted(column, value));
        }
        return folder + "=" + value;
    }
}
