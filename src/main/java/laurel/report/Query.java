package laurel.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of a published dataset, or sums over them.
 *
 * @param where column to the value it must have; {@code "day_on >="} as key compares otherwise,
 *     {@code "code is null"} needs no value
 * @param keys columns that tell the rows apart
 * @param columns what is read: columns, or expressions such as {@code sum(revenue)}, which are then
 *     grouped by the keys
 * @param order what the rows are sorted by
 * @param limit at most so many rows; 0: all
 */
record Query(
        String dataset,
        Map<String, Object> where,
        List<String> keys,
        List<String> columns,
        String order,
        int limit) {
    /** End conditions that need no value. */
    static final String NULL = " is null";

    static final String KNOWN = " is not null";
    private static final String WITHOUT_VALUE = " null";

    static Query of(String dataset, String... keys) {
        return new Query(dataset, Map.of(), List.of(keys), List.of(), "", 0);
    }

    Query where(String column, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(where);
        more.put(column, value);
        return new Query(dataset, more, keys, columns, order, limit);
    }

    Query columns(String... read) {
        return new Query(dataset, where, keys, List.of(read), order, limit);
    }

    /**
     * @param by one that no two rows share, so that the page is the same every time
     */
    Query order(String by) {
        return new Query(dataset, where, keys, columns, by, limit);
    }

    Query limit(int most) {
        return new Query(dataset, where, keys, columns, order, most);
    }

    String sql() {
        boolean isGrouped = columns.stream().anyMatch(column -> column.contains("("));
        List<String> select = new ArrayList<>(keys);
        columns.forEach(column -> select.add(column + " as \"" + column + "\""));
        return "select "
                + String.join(", ", select)
                + " from "
                + dataset
                + conditions(where)
                + (isGrouped && !keys.isEmpty() ? " group by " + String.join(", ", keys) : "")
                + (order.isEmpty() ? "" : " order by " + order)
                + (limit > 0 ? " limit " + limit : "");
    }

    /** Values for the {@code ?} of {@link #sql}. */
    Object[] parameters() {
        return where.entrySet().stream()
                .filter(condition -> !condition.getKey().endsWith(WITHOUT_VALUE))
                .map(Map.Entry::getValue)
                .toArray();
    }

    /** A condition for every entry, with {@code ?} for its value. */
    private static String conditions(Map<String, Object> where) {
        if (where.isEmpty()) {
            return "";
        }
        return where.keySet().stream()
                .map(
                        column ->
                                column.endsWith(WITHOUT_VALUE)
                                        ? column
                                        : column.contains(" ") ? column + " ?" : column + " = ?")
                .collect(Collectors.joining(" and ", " where ", ""));
    }
}
