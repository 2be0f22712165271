package laurel.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The eight feeds and their canonical columns, in the order the documentation lists them. */
public enum FeedKind {
    ORDERS(
            required("order_id", Cell.TEXT),
            required("ordered_at", Cell.TIMESTAMP),
            optional("updated_at", Cell.TIMESTAMP),
            optional("status", Cell.TEXT),
            optional("is_test", Cell.BOOLEAN),
            optional("currency", Cell.CURRENCY),
            required("goods_amount", Cell.MONEY),
            optional("tax_included_amount", Cell.MONEY),
            optional("gift_card_amount", Cell.MONEY),
            optional("discount_amount", Cell.MONEY),
            optional("refunded_amount", Cell.MONEY),
            optional("discount_codes", Cell.CODES),
            optional("customer_id", Cell.TEXT),
            optional("customer_email", Cell.EMAIL),
            optional("is_new_customer", Cell.BOOLEAN),
            optional("landing_url", Cell.TEXT),
            optional("referrer_url", Cell.TEXT),
            optional("channel", Cell.TEXT)),
    REFUNDS(
            required("refund_id", Cell.TEXT),
            required("order_id", Cell.TEXT),
            required("refunded_at", Cell.TIMESTAMP),
            required("goods_amount", Cell.MONEY)),
    CODES(
            required("code", Cell.TOKEN),
            optional("kind", Cell.TEXT),
            optional("influencer_id", Cell.TEXT),
            optional("valid_from", Cell.TIMESTAMP),
            optional("valid_to", Cell.TIMESTAMP),
            optional("commission_rate", Cell.RATE),
            optional("commission_per_order", Cell.MONEY)),
    POSTS(
            required("post_id", Cell.TEXT),
            required("influencer_id", Cell.TEXT),
            required("platform", Cell.TEXT),
            required("posted_at", Cell.TIMESTAMP),
            optional("measured_at", Cell.TIMESTAMP),
            optional("views", Cell.COUNT),
            optional("reach", Cell.COUNT),
            optional("likes", Cell.COUNT),
            optional("comments", Cell.COUNT),
            optional("shares", Cell.COUNT),
            optional("saves", Cell.COUNT),
            optional("followers", Cell.COUNT),
            optional("url", Cell.TEXT),
            optional("text", Cell.TEXT)),
    INFLUENCERS(
            required("influencer_id", Cell.TEXT),
            optional("name", Cell.TEXT),
            optional("first_name", Cell.TEXT),
            optional("email", Cell.TEXT),
            optional("platform", Cell.TEXT),
            optional("handle", Cell.TEXT),
            optional("followers", Cell.COUNT),
            optional("country", Cell.TEXT),
            optional("language", Cell.TEXT),
            optional("contact", Cell.TEXT),
            optional("agency", Cell.TEXT),
            optional("status", Cell.TEXT),
            optional("joined_on", Cell.DATE),
            optional("last_contacted_on", Cell.DATE)),
    DEALS(
            required("deal_id", Cell.TEXT),
            required("influencer_id", Cell.TEXT),
            optional("season_id", Cell.TEXT),
            required("starts_on", Cell.DATE),
            optional("ends_before", Cell.DATE),
            optional("model", Cell.TEXT),
            optional("fixed_fee", Cell.MONEY),
            optional("product_cost", Cell.MONEY),
            optional("ad_spend", Cell.MONEY),
            optional("other_cost", Cell.MONEY),
            optional("currency", Cell.CURRENCY),
            optional("commission_rate", Cell.RATE),
            optional("expected_posts", Cell.COUNT),
            optional("post_due_on", Cell.DATE),
            optional("stage", Cell.TEXT),
            optional("paid_on", Cell.DATE)),
    CLICKS(
            required("clicked_at", Cell.TIMESTAMP),
            required("link", Cell.TOKEN),
            optional("customer_id", Cell.TEXT),
            optional("customer_email", Cell.EMAIL)),
    FX(
            required("rate_on", Cell.DATE),
            required("currency", Cell.CURRENCY),
            required("units_per_reporting", Cell.RATE));

    /** What a cell of a column holds, and so by which rule it is checked. */
    public enum Cell {
        TEXT,
        TOKEN,
        CODES,
        EMAIL,
        MONEY,
        RATE,
        COUNT,
        BOOLEAN,
        TIMESTAMP,
        DATE,
        CURRENCY
    }

    /** A canonical column: its name, whether every row must fill it, what its cells hold. */
    public record FeedColumn(String name, boolean isRequired, Cell cell) {}

    private final List<FeedColumn> columns;

    FeedKind(FeedColumn... columns) {
        this.columns = List.of(columns);
    }

    /** The name in job files, relations and reports: {@code orders}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<FeedColumn> columns() {
        return columns;
    }

    public static Optional<FeedKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    private static FeedColumn required(String name, Cell cell) {
        return new FeedColumn(name, true, cell);
    }

    private static FeedColumn optional(String name, Cell cell) {
        return new FeedColumn(name, false, cell);
    }
}
