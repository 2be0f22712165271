package laurel.spec;

import java.time.Duration;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest record of a feed may lie behind the end of the as-of day.
 *
 * @param warnAfter null: no age is worth a warning
 * @param errorAfter null: no age stops a run
 */
@Doc("How far the newest record of a feed may lie behind the end of the as-of day.")
public record FreshnessSpec(
        @Doc(
                        value = "From which age on the feed is stale: 12h, 2d.",
                        otherwise = "no age is worth a warning")
                @Nullable Duration warnAfter,
        @Doc(
                        value = "From which age on nothing is published: 12h, 2d.",
                        otherwise = "no age stops a run")
                @Nullable Duration errorAfter) {
    public FreshnessSpec {
        new Checks()
                .that(
                        warnAfter != null || errorAfter != null,
                        "warn-after",
                        "is missing, and error-after too; state one of them")
                .that(
                        warnAfter == null
                                || errorAfter == null
                                || warnAfter.compareTo(errorAfter) <= 0,
                        "error-after",
                        "is less than warn-after")
                .done();
    }
}
