package laurel.spec;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A target over a time frame: a season, or dates.
 *
 * @param target in the unit published: money in the job's currency, shares 0 to 1
 * @param season an occurrence such as {@code black-friday-2025}, or a season: then its latest that
 *     has begun by as-of, else its first; null: dates
 * @param before the day after the last; null with a season
 * @param influencers each is measured for herself; empty: the whole programme
 */
@Doc("A target over a time frame: a season, or dates.")
public record KpiSpec(
        @Doc("The name in outputs.") @Slug String id,
        @Doc("What is measured; orders counts shared orders in parts.") Metric metric,
        @Doc("The target, in the unit published: money in the job's currency, 0.05 for 5 %.")
                @Min("0")
                @Max("100000000000")
                BigDecimal target,
        @Doc("Whether the target is a floor or a ceiling.") @Default("at-least")
                Direction direction,
        @Doc(
                        value =
                                "The season: an occurrence such as black-friday-2025, or a season, whose"
                                        + " latest that has begun counts.",
                        otherwise = "from and before")
                @Nullable String season,
        @Doc(value = "First day of the time frame.", otherwise = "the season")
                @Nullable LocalDate from,
        @Doc(value = "The day after its last.", otherwise = "the season")
                @Nullable LocalDate before,
        @Doc(
                        value = "Influencers, each measured for herself.",
                        otherwise = "the whole programme is measured")
                @Default("[]")
                List<String> influencers) {

    /** Sums and ratios that can be told for any days. */
    private static final Set<Metric> BY_DAY =
            EnumSet.of(
                    Metric.ORDERS,
                    Metric.NEW_CUSTOMER_ORDERS,
                    Metric.GROSS_REVENUE,
                    Metric.REFUNDS,
                    Metric.NET_REVENUE,
                    Metric.COMMISSION,
                    Metric.AOV,
                    Metric.POSTS,
                    Metric.VIEWS,
                    Metric.ENGAGEMENTS,
                    Metric.ENGAGEMENT_RATE);

    /** Costs of deals belong to seasons. */
    private static final Set<Metric> BY_SEASON =
            EnumSet.of(
                    Metric.FIXED_FEES,
                    Metric.PRODUCT_COST,
                    Metric.AD_SPEND,
                    Metric.OTHER_COST,
                    Metric.TOTAL_COST,
                    Metric.ROAS,
                    Metric.ROI,
                    Metric.COST_PER_ORDER);

    /** Metrics that do not grow with the days. */
    private static final Set<Metric> RATIOS =
            EnumSet.of(
                    Metric.AOV,
                    Metric.ENGAGEMENT_RATE,
                    Metric.ROAS,
                    Metric.ROI,
                    Metric.COST_PER_ORDER);

    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    public KpiSpec {
        boolean isByDay = BY_DAY.contains(metric);
        new Checks()
                .that(
                        isByDay || BY_SEASON.contains(metric),
                        "metric",
                        "%s has no sum; it cannot be a target",
                        metric.id())
                .that(
                        season == null
                                ? from != null && before != null
                                : from == null && before == null,
                        "",
                        "give either a season, or from and before")
                .that(
                        season != null || isByDay || !BY_SEASON.contains(metric),
                        "metric",
                        "%s is known by season only; give a season instead of dates",
                        metric.id())
                .that(
                        from == null || before == null || from.isBefore(before),
                        "before",
                        "%s is not after from %s",
                        before,
                        from)
                .that(
                        target.stripTrailingZeros().scale() <= 6,
                        "target",
                        "%s has too many places; at most 6",
                        target)
                .unique(influencers, "influencers[%d]")
                .done();
    }

    /** Whether the metric grows with the days, so that its target can be parted among them. */
    boolean isSum() {
        return !RATIOS.contains(metric);
    }
}
