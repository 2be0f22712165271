package laurel.spec;

import java.util.Locale;
import laurel.spec.binding.Names;

/**
 * The columns of influencer_seasons that a tier may ask for, by the name they are published under.
 */
public enum Metric implements Names.Named {
    ORDERS(Unit.COUNT),
    ORDER_CREDIT(Unit.RATIO),
    NEW_CUSTOMER_ORDERS(Unit.COUNT),
    GROSS_REVENUE(Unit.MONEY),
    REFUNDS(Unit.MONEY),
    NET_REVENUE(Unit.MONEY),
    COMMISSION(Unit.MONEY),
    FIXED_FEES(Unit.MONEY),
    PRODUCT_COST(Unit.MONEY),
    AD_SPEND(Unit.MONEY),
    OTHER_COST(Unit.MONEY),
    TOTAL_COST(Unit.MONEY),
    ROAS(Unit.RATIO),
    ROI(Unit.RATIO),
    AOV(Unit.MONEY),
    COST_PER_ORDER(Unit.MONEY),
    POSTS(Unit.COUNT),
    EXPECTED_POSTS(Unit.COUNT),
    VIEWS(Unit.COUNT),
    ENGAGEMENTS(Unit.COUNT),
    ENGAGEMENT_RATE(Unit.RATIO),
    FOLLOWERS(Unit.COUNT),
    REVENUE_SHARE(Unit.RATIO),
    REVENUE_RANK(Unit.COUNT);

    /** How the models hold it: money in minor units, ratios in millionths, counts as they are. */
    public enum Unit {
        MONEY,
        RATIO,
        COUNT
    }

    private final Unit unit;

    Metric(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** {@code net_revenue}. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
