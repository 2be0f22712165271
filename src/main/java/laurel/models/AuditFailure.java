package laurel.models;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim that does not hold.
 *
 * @param model the relation it is about
 * @param claim what should hold, in words
 * @param offenders how many rows break it
 * @param sample up to ten of them, column names to values
 */
public record AuditFailure(
        String model, String claim, long offenders, List<Map<String, @Nullable Object>> sample) {}
