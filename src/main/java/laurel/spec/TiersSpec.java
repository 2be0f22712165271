package laurel.spec;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Slug;
import org.jspecify.annotations.Nullable;

/**
 * How the influencers of a season are put into tiers.
 *
 * @param minOrders with fewer orders in the season one is in the last tier
 * @param list from the top; empty with method share: high until 0.60, medium until 0.90, general
 * @param pins exceptions by hand; of several that hold, the last listed wins
 */
@Doc("How the influencers of a season are put into tiers.")
public record TiersSpec(
        @Doc(
                        "share: by the share of the season's net revenue reached, walking down;"
                                + " thresholds: by conditions; quantile: by the share of influencers.")
                @Default("share")
                Method method,
        @Doc("Who has fewer orders in the season is in the last tier.")
                @Default("1")
                @Min("0")
                @Max("1000000000")
                long minOrders,
        @Doc(
                        value = "The tiers from the top; the last takes the rest.",
                        otherwise =
                                "share: high until 0.60, medium until 0.90, general; the other methods"
                                        + " need a list")
                @Default("[]")
                List<Tier> list,
        @Doc("What holds a fall back.") @Default("{}") Hysteresis hysteresis,
        @Doc("Exceptions by hand; of several that hold, the last listed wins.") @Default("[]")
                List<Pin> pins,
        @Doc("How sure a tier is, had chance drawn the season's orders anew.") @Default("{}")
                Confidence confidence) {

    private static final List<Tier> CONVENTION =
            List.of(
                    new Tier("high", new BigDecimal("0.60"), List.of()),
                    new Tier("medium", new BigDecimal("0.90"), List.of()),
                    new Tier("general", null, List.of()));

    public TiersSpec {
        if (method == Method.SHARE && list.isEmpty()) {
            list = CONVENTION;
        }
        TierChecks.check(method, list, pins);
    }

    /** The ids of the tiers from the top. */
    public List<String> ids() {
        return list.stream().map(Tier::id).toList();
    }

    public enum Method {
        SHARE,
        THRESHOLDS,
        QUANTILE
    }

    /**
     * @param until share and quantile: the tier holds everybody before whom less than this share
     *     was reached, above 0, at most 1; null: the last tier, or thresholds
     * @param conditions thresholds: what must all hold; empty for the last tier
     */
    @Doc("A tier; tiers are listed from the top.")
    public record Tier(
            @Doc("The name in outputs.") @Slug String id,
            @Doc(
                            value =
                                    "share, quantile: the tier holds everybody before whom less than"
                                            + " this share was reached. The last tier has none.",
                            otherwise = "the last tier, or method thresholds")
                    @Min("0")
                    @Max("1")
                    @Nullable BigDecimal until,
            @Doc("thresholds: what must hold, all of it. The last tier has none.") @Default("[]")
                    List<TierCondition> conditions) {}

    /**
     * @param holdWithin how far beyond the cut a fall by one tier is held back: a share, absolute;
     *     thresholds: a fraction of each bound missed
     * @param graceSeasons for how many occurrences in a row any fall by one tier is held back
     */
    @Doc("What holds a fall by one tier back.")
    public record Hysteresis(
            @Doc(
                            "How far beyond the cut a fall by one tier is held back: a share of revenue"
                                    + " (or of influencers); thresholds: a fraction of each missed"
                                    + " bound.")
                    @Default("0")
                    @Min("0")
                    @Max("1")
                    BigDecimal holdWithin,
            @Doc("For how many seasons in a row a fall by one tier is held back, however deep.")
                    @Default("0")
                    @Min("0")
                    @Max("1000")
                    int graceSeasons) {}

    /**
     * @param resamples how often the orders of a season are drawn anew; 0: confidence is not known
     * @param seed other seeds draw others; the same one the same
     */
    @Doc("How sure a tier is, had chance drawn the season's orders anew.")
    public record Confidence(
            @Doc(
                            "How often the orders of each season are drawn anew (Poisson bootstrap);"
                                    + " with 0 confidence stays empty.")
                    @Default("100")
                    @Min("0")
                    @Max("1000")
                    int resamples,
            @Doc("What the draws begin with: the same seed, the same figures.")
                    @Default("1")
                    @Min("0")
                    @Max("1000000000")
                    long seed) {}

    /**
     * @param until for occurrences that start before this day; null: for good
     */
    @Doc("An influencer's tier, set by hand.")
    public record Pin(
            @Doc("Whom it concerns.") String influencerId,
            @Doc("The id of the tier.") String tier,
            @Doc(
                            value = "The pin holds for seasons that start before this day.",
                            otherwise = "it holds for good")
                    @Nullable LocalDate until,
            @Doc("The reason, as it is published.") String why) {}
}
