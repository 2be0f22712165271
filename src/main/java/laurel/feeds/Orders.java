package laurel.feeds;

import laurel.spec.FeedKind;

/** Places of the orders' columns that landing knows by name. */
final class Orders {
    static final int ID = place("order_id");
    static final int ORDERED_AT = place("ordered_at");
    static final int UPDATED_AT = place("updated_at");
    static final int CURRENCY = place("currency");
    static final int GOODS = place("goods_amount");
    static final int TAX = place("tax_included_amount");
    static final int GIFT_CARDS = place("gift_card_amount");
    static final int LANDING_URL = place("landing_url");

    private Orders() {}

    private static int place(String name) {
        return RowChecks.column(FeedKind.ORDERS, name);
    }
}
