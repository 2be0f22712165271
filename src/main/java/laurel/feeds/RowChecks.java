package laurel.feeds;

import java.math.BigDecimal;
import laurel.spec.FeedKind;

/** The rules that look at more than one cell of a row. */
final class RowChecks {
    private RowChecks() {}

    /** A check of one row, which adds what it finds to the row's faults. */
    interface Check {
        void accept(TypedRow row);
    }

    static Check of(FeedKind feed) {
        return switch (feed) {
            case ORDERS -> orders();
            case CODES -> interval("valid_from", "valid_to");
            case DEALS -> deals();
            case CLICKS -> clicks();
            default -> row -> {};
        };
    }

    /** The place of a canonical column. */
    static int column(FeedKind feed, String name) {
        for (int i = 0; i < feed.columns().size(); i++) {
            if (feed.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(feed.id() + " has no column " + name);
    }

    /** Goods less the tax and the gift cards inside them, exactly. */
    static BigDecimal base(TypedRow row) {
        return row.decimal(Orders.GOODS)
                .subtract(row.decimal(Orders.TAX))
                .subtract(row.decimal(Orders.GIFT_CARDS));
    }

    private static Check orders() {
        return row -> {
            if (row.has(Orders.GOODS) && base(row).signum() < 0) {
                String wanted = "no more tax and gift cards than goods";
                row.faults().add(Rule.NEGATIVE_BASE, Orders.GOODS, wanted);
            }
        };
    }

    private static Check interval(String from, String to) {
        int start = column(FeedKind.CODES, from);
        int end = column(FeedKind.CODES, to);
        return row -> {
            if (row.has(start) && row.has(end) && row.number(end) <= row.number(start)) {
                row.faults().add(Rule.BAD_INTERVAL, end, "a time after " + from);
            }
        };
    }

    private static Check deals() {
        int start = column(FeedKind.DEALS, "starts_on");
        int end = column(FeedKind.DEALS, "ends_before");
        return row -> {
            if (row.has(start) && !row.isFilled(end)) {
                row.fill(end, row.number(start) + 1);
            } else if (row.has(start) && row.has(end) && row.number(end) <= row.number(start)) {
                row.faults().add(Rule.BAD_INTERVAL, end, "a date after starts_on");
            }
        };
    }

    private static Check clicks() {
        int id = column(FeedKind.CLICKS, "customer_id");
        int email = column(FeedKind.CLICKS, "customer_email");
        return row -> {
            if (!row.isFilled(id) && !row.isFilled(email)) {
                String wanted = "customer_id or customer_email";
                row.faults().add(Rule.MISSING_REQUIRED, id, wanted);
            }
        };
    }
}
