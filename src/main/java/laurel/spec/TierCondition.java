package laurel.spec;

import java.math.BigDecimal;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Doc;
import org.jspecify.annotations.Nullable;

/**
 * What a tier asks of a season: a published figure within bounds; an unknown figure is not.
 *
 * @param atLeast inclusive, in the unit published: money in the job's currency, shares 0 to 1;
 *     null: no lower bound
 * @param atMost inclusive; null: no upper bound
 */
@Doc("A bound on a column of influencer_seasons; an unknown figure does not meet it.")
public record TierCondition(
        @Doc("The column, e.g. net_revenue, orders or roi.") Metric metric,
        @Doc(
                        value = "The least figure, inclusive, in the unit published.",
                        otherwise = "no lower bound")
                @Nullable BigDecimal atLeast,
        @Doc(
                        value = "The greatest figure, inclusive, in the unit published.",
                        otherwise = "no upper bound")
                @Nullable BigDecimal atMost) {

    public TierCondition {
        new Checks()
                .that(
                        atLeast != null || atMost != null,
                        "",
                        "%s has no bound; give at-least, at-most or both",
                        metric.id())
                .that(isFine(metric, atLeast), "at-least", "has too many places; at most 6")
                .that(isFine(metric, atMost), "at-most", "has too many places; at most 6")
                .that(
                        atLeast == null || atMost == null || atLeast.compareTo(atMost) <= 0,
                        "at-most",
                        "%s is below at-least %s",
                        atMost,
                        atLeast)
                .done();
    }

    /** The models hold bounds with six places, of a ratio in millionths. */
    private static boolean isFine(Metric metric, @Nullable BigDecimal bound) {
        int places = metric.unit() == Metric.Unit.RATIO ? 12 : 6;
        return bound == null || bound.stripTrailingZeros().scale() <= places;
    }
}
