package laurel.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import laurel.spec.FeedKind;

/**
 * The rows of one feed file, before they are written.
 *
 * @param name the file's name without its ending; files are delivered in the order of their names
 * @param rows column to cell, all with the same columns
 */
record Sheet(FeedKind feed, String name, List<Map<String, String>> rows) {
    Sheet {
        rows = List.copyOf(rows);
    }

    Sheet named(String other) {
        return new Sheet(feed, other, rows);
    }

    Sheet with(List<Map<String, String>> others) {
        return new Sheet(feed, name, others);
    }

    /** The rows of both, under this one's name. */
    Sheet and(Sheet other) {
        List<Map<String, String>> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return with(all);
    }

    /** Whether rows are things that happened, and so come day by day. */
    boolean isDaily() {
        return switch (feed) {
            case ORDERS, REFUNDS, CLICKS, POSTS -> true;
            default -> false;
        };
    }

    /** The columns, in the order in which they are written. */
    List<String> columns() {
        return rows.isEmpty() ? List.of() : new ArrayList<>(rows.get(0).keySet());
    }
}
