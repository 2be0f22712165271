package laurel.spec;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Names;
import org.jspecify.annotations.Nullable;

/**
 * Whom to bring back for the next season, how, and on what terms.
 *
 * @param historyWeights of the last occurrences of a season, newest first; those that exist for an
 *     influencer are scaled up to a whole
 * @param budget for each upcoming season, in the job's currency; null: no limit
 * @param rateCard size tier to the fee of one season, in the job's currency
 * @param commissionRate 0 to 1, where neither the last deal nor a code states one
 * @param playbook tier id, or {@code untested}, to its play
 * @param templates by id
 */
@Doc("Whom to bring back for the next season, how, and on what terms.")
public record ActivationSpec(
        @Doc("Seasons that start within this many days after as-of are planned.")
                @Default("90")
                @Min("1")
                @Max("3650")
                int horizonDays,
        @Doc("Weights of the last occurrences of a season in what is expected, newest first.")
                @Default("[0.5, 0.3, 0.2]")
                List<BigDecimal> historyWeights,
        @Doc("Who was contacted less than this many days ago is left out.")
                @Default("14")
                @Min("0")
                @Max("3650")
                int recentlyContactedDays,
        @Doc("How long things take, counted back from the season's first day.") @Default("{}")
                Buffers buffers,
        @Doc(
                        value = "What may be spent on each upcoming season, in the job's currency.",
                        otherwise = "no limit")
                @Min("0")
                @Max("1000000000000")
                @Nullable BigDecimal budget,
        @Doc("Fee for a season by size tier, where the last deal had none.") @Default("{}")
                Map<String, BigDecimal> rateCard,
        @Doc("The commission rate where neither the last deal nor a code states one.")
                @Default("0.10")
                @Min("0")
                @Max("1")
                BigDecimal commissionRate,
        @Doc(
                        value = "What to do for each tier, and for untested.",
                        otherwise = "a playbook by common practice, tier by tier")
                @Default("{}")
                Map<String, ActivationPlay> playbook,
        @Doc(
                        value = "Message texts by id.",
                        otherwise = "the texts partner, collaboration, community and introduction")
                @Default("{}")
                Map<String, ActivationTemplate> templates) {

    /** The tier of those who never had one. */
    public static final String UNTESTED = "untested";

    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");

    public ActivationSpec {
        Checks checks = new Checks();
        checks.that(
                !historyWeights.isEmpty() && historyWeights.size() <= 20,
                "history-weights",
                "has %d weights; wanted are 1 to 20",
                historyWeights.size());
        for (int i = 0; i < historyWeights.size(); i++) {
            BigDecimal weight = historyWeights.get(i);
            checks.that(
                    weight.signum() > 0 && weight.compareTo(BigDecimal.TEN.pow(3)) <= 0,
                    "history-weights[" + i + "]",
                    "%s is out of range; wanted is above 0 and at most 1000",
                    weight);
        }
        rateCard.forEach(
                (size, fee) ->
                        checks.that(
                                fee.signum() >= 0 && fee.compareTo(MOST_MONEY) <= 0,
                                "rate-card." + size,
                                "%s is out of range; wanted is at least 0 and at most %s",
                                fee,
                                MOST_MONEY));
        checks.done();
    }

    /**
     * How long things take, in days; posting ends on the season's first day.
     *
     * @param postingDays in which the posts go online
     * @param approvalDays for reading drafts and changing them
     * @param contentDays for making the posts, with the product at hand
     * @param shippingDays until the product is there
     * @param contactDays from the first message to an agreement
     */
    @Doc("How long things take, in days, counted back from the season's first day.")
    public record Buffers(
            @Doc("In which the posts go online.") @Default("7") @Min("0") @Max("365")
                    int postingDays,
            @Doc("For reading drafts and changing them.") @Default("5") @Min("0") @Max("365")
                    int approvalDays,
            @Doc("For making the posts, with the product at hand.")
                    @Default("14")
                    @Min("0")
                    @Max("365")
                    int contentDays,
            @Doc("Until the product is there.") @Default("7") @Min("0") @Max("365")
                    int shippingDays,
            @Doc("From the first message to an agreement.") @Default("14") @Min("0") @Max("365")
                    int contactDays) {}

    /**
     * These rules with a play for every tier and all templates: what the job does not say is filled
     * in by {@link ActivationDefaults}.
     *
     * @param tierIds from the top
     */
    public ActivationSpec completedFor(List<String> tierIds) {
        Map<String, ActivationPlay> plays = new LinkedHashMap<>();
        ActivationDefaults.playbook(tierIds)
                .forEach((tier, play) -> plays.put(tier, playbook.getOrDefault(tier, play)));
        Map<String, ActivationTemplate> texts = new LinkedHashMap<>(ActivationDefaults.TEMPLATES);
        texts.putAll(templates);
        return new ActivationSpec(
                horizonDays,
                historyWeights,
                recentlyContactedDays,
                buffers,
                budget,
                rateCard,
                commissionRate,
                Collections.unmodifiableMap(plays),
                Collections.unmodifiableMap(texts));
    }

    /** The template of a play, of these rules once completed. */
    ActivationTemplate template(ActivationPlay play) {
        return Objects.requireNonNull(templates.get(play.template()), play.template());
    }

    /**
     * Adds what does not fit the rest of the job; keys begin with {@code activation.}.
     *
     * @param tierIds of the job, from the top
     * @param sizeTiers of the job
     * @param minorUnits decimals of the job's currency
     */
    public void check(Checks checks, List<String> tierIds, List<String> sizeTiers, int minorUnits) {
        List<String> plays = List.copyOf(ActivationDefaults.playbook(tierIds).keySet());
        List<String> texts = List.copyOf(completedFor(tierIds).templates().keySet());
        checks.that(
                !tierIds.contains(UNTESTED),
                "tiers.list",
                "a tier is called '%s', which means those who never had a tier",
                UNTESTED);
        playbook.forEach(
                (tier, play) -> {
                    String place = "activation.playbook." + tier;
                    checks.that(plays.contains(tier), place, "%s", noSuch("tier", tier, plays));
                    checks.that(
                            texts.contains(play.template()),
                            place + ".template",
                            "%s",
                            noSuch("template", play.template(), texts));
                });
        rateCard.forEach(
                (size, fee) -> {
                    String place = "activation.rate-card." + size;
                    checks.that(
                            sizeTiers.contains(size),
                            place,
                            "%s",
                            noSuch("size tier", size, sizeTiers));
                    checkPlaces(checks, place, fee, minorUnits);
                });
        if (budget != null) {
            checkPlaces(checks, "activation.budget", budget, minorUnits);
        }
    }

    private static void checkPlaces(Checks checks, String key, BigDecimal money, int minorUnits) {
        checks.that(
                money.stripTrailingZeros().scale() <= minorUnits,
                key,
                "%s has too many places; the job's currency has %d",
                money,
                minorUnits);
    }

    private static String noSuch(String what, String id, List<String> known) {
        return "'" + id + "' is no " + what + " of the job; " + Names.hint(id, known);
    }
}
