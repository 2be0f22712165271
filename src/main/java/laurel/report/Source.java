package laurel.report;

import java.util.Map;
import laurel.publish.Json;

/**
 * Where a figure was read: {@code select column from dataset} where the rows are these.
 *
 * @param where column to value, as {@link Query} has it
 * @param column of one row, or an expression over all of them
 */
record Source(String dataset, Map<String, String> where, String column) {
    /** The rows as a JSON object. */
    String rows() {
        return Json.line(where);
    }
}
