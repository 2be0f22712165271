package laurel.spec;

import java.util.List;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;

/**
 * How an order finds the influencers it is credited to.
 *
 * @param evidence the kinds that are looked at, the deciding one first; not empty
 * @param linkParameters query parameters of a landing URL that may hold a token, in the order they
 *     are tried; empty: no link is evidence
 */
@Doc("How an order finds the influencers it is credited to.")
public record AttributionSpec(
        @Doc(
                        "The kinds of evidence in order: the first that names an influencer decides,"
                                + " the others are recorded beside it.")
                @Default("[code, link, click]")
                List<Evidence> evidence,
        @Doc(
                        "The parameters of a landing URL that may hold a code, in the order they are"
                                + " tried. Names are exact.")
                @Default("[ref, utm_content]")
                List<String> linkParameters,
        @Doc(
                        "How an order is split when its codes belong to several influencers:"
                                + " by-discount (by the discounts stated, equal when one is unknown),"
                                + " equal, first (the first code on the order), largest-discount.")
                @Default("by-discount")
                CodeSplit codeSplit,
        @Doc("How clicks count.") @Default("{}") Click click) {

    public AttributionSpec {
        new Checks()
                .that(!evidence.isEmpty(), "evidence", "is empty; name at least one kind")
                .unique(evidence, "evidence[%d]")
                .unique(linkParameters, "link-parameters[%d]")
                .that(
                        linkParameters.stream().noneMatch(String::isBlank),
                        "link-parameters",
                        "a parameter without a name")
                .done();
    }

    public enum CodeSplit {
        BY_DISCOUNT,
        EQUAL,
        FIRST,
        LARGEST_DISCOUNT
    }

    public enum ClickModel {
        LAST,
        FIRST,
        LINEAR,
        POSITION,
        TIME_DECAY,
        MARKOV,
        SHAPLEY
    }

    /**
     * @param lookbackDays of 24 hours, before the order
     */
    @Doc("How clicks count as evidence.")
    public record Click(
            @Doc(
                            "Who is credited when several clicks count: last, first, linear (equal),"
                                    + " position (40/20/40), time-decay (halved every 7 days), markov (by"
                                    + " what the month's orders would lose without her), shapley"
                                    + " (equal among influencers, however often clicked).")
                    @Default("last")
                    ClickModel model,
            @Doc("How many days of 24 hours before the order a click may lie.")
                    @Default("30")
                    @Min("0")
                    @Max("3660")
                    int lookbackDays) {}
}
