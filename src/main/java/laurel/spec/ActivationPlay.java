package laurel.spec;

import java.util.List;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Names;

/**
 * How the influencers of a tier are won for a season.
 *
 * @param action what the team does
 * @param offer gift or product
 * @param deal what is proposed when there is nothing to expect from
 * @param template id of the message
 * @param contentFreedom how free the content is, by the number of past posts, from 0 upwards
 * @param expectations what is wanted in return
 * @param benefits what is given, beyond the deal
 */
@Doc("How the influencers of a tier are won for a season.")
public record ActivationPlay(
        @Doc("What the team does.") String action,
        @Doc("The gift or product.") String offer,
        @Doc("The deal to propose when there is nothing to expect from; auto: affiliate.")
                @Default("auto")
                Deal deal,
        @Doc("Whether somebody writes, or the system does.") Effort effort,
        @Doc("The id of the message's template.") String template,
        @Doc("How free the content is, by the number of past posts.") List<Freedom> contentFreedom,
        @Doc("What is wanted in return.") String expectations,
        @Doc("What is given beyond the deal.") String benefits) {

    public ActivationPlay {
        Checks checks = new Checks();
        checks.that(
                !contentFreedom.isEmpty(),
                "content-freedom",
                "is empty; name at least what holds from 0 posts");
        for (int i = 0; i < contentFreedom.size(); i++) {
            long from = contentFreedom.get(i).from();
            String place = "content-freedom[" + i + "].from";
            if (i == 0) {
                checks.that(from == 0, place, "the first begins with 0 posts, not %d", from);
            } else {
                long before = contentFreedom.get(i - 1).from();
                checks.that(
                        from > before, place, "%d is not above %d of the one before", from, before);
            }
        }
        checks.done();
    }

    /** A preference; with a season to expect from, the numbers decide. */
    public enum Deal {
        FIXED,
        AFFILIATE,
        HYBRID,
        AUTO;

        /** The name in job files and relations: {@code fixed}. */
        public String id() {
            return Names.of(this);
        }
    }

    /** Who writes. */
    public enum Effort {
        PERSONAL,
        AUTOMATED;

        /** The name in job files and relations: {@code personal}. */
        public String id() {
            return Names.of(this);
        }
    }

    /**
     * @param from first number of past posts for which it holds
     */
    @Doc("How free the content is from a number of past posts on.")
    public record Freedom(
            @Doc("The first number of past posts for which it holds.") @Min("0") @Max("1000000000")
                    long from,
            @Doc("What the influencer is free to do.") String freedom) {}
}
