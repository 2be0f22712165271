package laurel.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text columns of a dataset that no model makes: computed from a row when it is written. */
@FunctionalInterface
public interface DerivedColumns {
    /**
     * The derived columns of a row; it must depend on nothing but the row and what the run is made
     * of.
     *
     * @param row all columns of the relation, also those that are not published: String, Boolean,
     *     Integer, Long, BigDecimal, LocalDate or null; money in minor units, ratios in millionths
     * @return column to text or null; every derived column of the contract
     */
    Map<String, @Nullable String> of(Map<String, @Nullable Object> row);
}
