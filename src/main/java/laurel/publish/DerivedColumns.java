package laurel.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text columns of a dataset that no model makes: computed from a row when it is written. */
@FunctionalInterface
public interface DerivedColumns {
    /** All columns of the relation, also those that are not published. */
    @FunctionalInterface
    interface Row {
        /**
         * A cell: String, Boolean, Integer, Long, BigDecimal, LocalDate or null; money in minor
         * units, ratios in millionths.
         */
        @Nullable Object get(String column);
    }

    /**
     * The derived columns of a row; it must depend on nothing but the row and what the run is made
     * of.
     *
     * @return column to text or null; every derived column of the contract
     */
    Map<String, @Nullable String> of(Row row);
}
