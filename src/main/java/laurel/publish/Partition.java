package laurel.publish;

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

    String sql() {
        return isMonth() ? "strftime(" + column + ", '%Y-%m')" : column;
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
