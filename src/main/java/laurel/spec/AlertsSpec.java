package laurel.spec;

import java.math.BigDecimal;
import java.util.List;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;

/**
 * From when on a person should look at something.
 *
 * @param windowDays days up to as-of that leaks and refunds are looked for in
 * @param paceBelow the pace below which a target is at risk, 0 to 1
 */
@Doc("From when on a person should look at something.")
public record AlertsSpec(
        @Doc("Days up to as-of in which leaked codes and high refunds are looked for.")
                @Default("90")
                @Min("1")
                @Max("3660")
                int windowDays,
        @Doc("A target is at risk when its pace is below this.") @Default("0.9") @Min("0") @Max("1")
                BigDecimal paceBelow,
        @Doc("When an influencer's week is out of the ordinary.") @Default("{}") Revenue revenue,
        @Doc("When too much of an influencer's revenue is refunded.") @Default("{}")
                Refunds refunds,
        @Doc("When an influencer's latest posts engage less than those before.") @Default("{}")
                Engagement engagement,
        @Doc("What makes a code look leaked.") @Default("{}") Leaks leaks) {

    /** The week up to as-of against earlier weeks, of a season with those of seasons. */
    @Doc(
            "The week up to as-of is compared with the median of earlier weeks; one that ends in a"
                    + " season with weeks that did, another with others.")
    public record Revenue(
            @Doc("How many earlier weeks are compared.") @Default("8") @Min("4") @Max("52")
                    int weeks,
            @Doc("A spike is at least this many times their median.")
                    @Default("3")
                    @Min("1")
                    @Max("1000")
                    BigDecimal spikeFactor,
            @Doc("A drop is at least this part below their median.")
                    @Default("0.5")
                    @Min("0")
                    @Max("1")
                    BigDecimal dropShare,
            @Doc("Fewer orders in the spike, or in an ordinary week, raise no alert.")
                    @Default("10")
                    @Min("1")
                    @Max("1000000000")
                    long minOrders) {}

    /** Refunds of the orders of the window. */
    @Doc("Refunds of the orders of the window.")
    public record Refunds(
            @Doc("The part of gross revenue above which refunds are high.")
                    @Default("0.3")
                    @Min("0")
                    @Max("1")
                    BigDecimal share,
            @Doc("Fewer orders raise no alert.") @Default("10") @Min("1") @Max("1000000000")
                    long minOrders) {}

    /** The latest posts against all before them. */
    @Doc("The latest posts against all before them, by engagements per view.")
    public record Engagement(
            @Doc("How many posts are the latest; as many at least must lie before them.")
                    @Default("3")
                    @Min("1")
                    @Max("1000")
                    int posts,
            @Doc("A drop is at least this part below the rate before.")
                    @Default("0.5")
                    @Min("0")
                    @Max("1")
                    BigDecimal dropShare) {}

    /** Signs of a leaked code; a coupon site counts twice. */
    @Doc(
            "Signs of a leaked code within the window: uses without click or link, uses far from any"
                    + " post of its owner, a day far above its others, uses while nobody owned it, and"
                    + " coupon sites as referrers, which count twice.")
    public record Leaks(
            @Doc("How many signs make an alert.") @Default("2") @Min("1") @Max("6") int signs,
            @Doc("Fewer uses raise no alert, and a day with fewer is no spike.")
                    @Default("10")
                    @Min("1")
                    @Max("1000000000")
                    long minUses,
            @Doc(
                            "The part of uses without click or link that is a sign; only where the owner"
                                    + " has a link.")
                    @Default("0.9")
                    @Min("0")
                    @Max("1")
                    BigDecimal withoutClickShare,
            @Doc("A use is far from a post when none lies in this many days before it.")
                    @Default("30")
                    @Min("0")
                    @Max("3660")
                    int postDays,
            @Doc("The part of uses far from posts that is a sign; only where the owner posts.")
                    @Default("0.5")
                    @Min("0")
                    @Max("1")
                    BigDecimal farShare,
            @Doc("A spike is a day with this many times the code's median day of use.")
                    @Default("5")
                    @Min("1")
                    @Max("1000")
                    BigDecimal spikeFactor,
            @Doc("So many uses while nobody owned the code are a sign.")
                    @Default("3")
                    @Min("1")
                    @Max("1000000000")
                    long unownedUses,
            @Doc("So many uses that come from coupon sites are a sign.")
                    @Default("3")
                    @Min("1")
                    @Max("1000000000")
                    long couponUses,
            @Doc("Hosts of coupon sites; their subdomains count too.")
                    @Default(
                            "[retailmenot.com, honey.com, joinhoney.com, coupons.com, couponfollow.com,"
                                    + " dealspotr.com, knoji.com, simplycodes.com, wethrift.com,"
                                    + " slickdeals.net, vouchercodes.co.uk, hotukdeals.com,"
                                    + " myvouchercodes.co.uk, gutscheine.de, mydealz.de, sparwelt.de,"
                                    + " coupons.de, gutscheinpony.de, ma-reduc.com, dealabs.com,"
                                    + " pepper.com, pepper.pl, cuponation.com, groupon.com]")
                    List<String> couponSites) {}
}
