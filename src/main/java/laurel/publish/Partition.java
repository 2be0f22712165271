package laurel.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

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

    boolean isMonth() {
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
     * The rows of some partitions that stand in a row, as SQL.
     *
     * @param last inclusive
     * @throws IllegalArgumentException if one cannot name a folder
     */
    String between(String first, String last) {
        folderOf(first);
        folderOf(last);
        return isMonth()
                ? "%1$s >= date '%2$s-01' and %1$s < date '%3$s-01'"
                        .formatted(column, first, YearMonth.parse(last).plusMonths(1))
                : "%s between '%s' and '%s'".formatted(column, first, last);
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
