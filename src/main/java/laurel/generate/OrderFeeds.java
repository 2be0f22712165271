package laurel.generate;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes orders, refunds and clicks, a file a month, one month after the other. */
final class OrderFeeds {
    private static final String ORDERS =
            "order_id,ordered_at,updated_at,status,is_test,currency,goods_amount,"
                    + "tax_included_amount,gift_card_amount,discount_amount,refunded_amount,"
                    + "discount_codes,customer_id,is_new_customer,landing_url,referrer_url,channel";
    private static final String REFUNDS = "refund_id,order_id,refunded_at,goods_amount";
    private static final String CLICKS = "clicked_at,link,customer_id";

    /** Nothing that is told of an order later comes more than three months after it. */
    private static final int MONTHS_BACK = 3;

    private final GeneratorSettings settings;
    private final Calendar calendar;
    private final Orders orders;
    private final Path folder;
    private final AnswerSheet answers;

    OrderFeeds(
            GeneratorSettings settings,
            Calendar calendar,
            Orders orders,
            Path folder,
            AnswerSheet answers) {
        this.settings = settings;
        this.calendar = calendar;
        this.orders = orders;
        this.folder = folder;
        this.answers = answers;
    }

    void write() {
        YearMonth month = calendar.firstMonth();
        while (!month.isAfter(calendar.lastMonth())) {
            orders(month);
            refunds(month);
            month = month.plusMonths(1);
        }
    }

    private Path file(String feed, YearMonth month) {
        return folder.resolve(feed + "/" + month + ".csv");
    }

    private void orders(YearMonth month) {
        long again = 0;
        long bad;
        long clicked;
        long rows;
        try (CsvOut out = new CsvOut(file("orders", month), ORDERS);
                CsvOut clicks = new CsvOut(file("clicks", month), CLICKS)) {
            long end = calendar.first(month.plusMonths(1));
            for (long number = calendar.first(month); number < end; number++) {
                Orders.Order order = orders.draw(number);
                LocalDateTime updated = orders.redelivered(number, order.at());
                row(out, order, null, updated == null ? 0 : 100);
                sum(order);
                if (order.clickedAt() != null) {
                    clicks.cell(order.clickedAt()).cell(order.link()).cell(order.customer()).end();
                }
            }
            for (long number = calendar.first(month.minusMonths(1)); number < end; number++) {
                again += orders.isRedelivered(number) ? again(out, month, number) : 0;
            }
            bad = spoil(out, month, out.rows());
            rows = out.rows();
            clicked = clicks.rows();
        }
        answers.feed("orders", rows, again, bad);
        answers.feed("clicks", clicked, 0, 0);
    }

    private int again(CsvOut out, YearMonth month, long number) {
        Orders.Order order = orders.draw(number);
        LocalDateTime updated = orders.redelivered(number, order.at());
        if (updated == null || !YearMonth.from(updated).equals(month)) {
            return 0;
        }
        row(out, order, updated, 0);
        return 1;
    }

    private void sum(Orders.Order order) {
        long back = 0;
        if (orders.isRefunded(order.number())) {
            for (Orders.Refund refund : orders.refunds(order)) {
                back += refund.cents();
            }
        }
        answers.order(
                order.reason(),
                orders.converted(order, order.baseCents()),
                orders.converted(order, back));
    }

    private static void row(
            CsvOut out, Orders.Order order, @Nullable LocalDateTime updatedAt, long tooMuch) {
        long tax = (order.baseCents() * 19 + 50) / 100;
        out.cell(order.id()).cell(order.at());
        if (updatedAt == null) {
            out.blank();
        } else {
            out.cell(updatedAt);
        }
        out.cell(order.status()).cell(order.isTest() ? "true" : "").cell(order.currency());
        out.cents(order.baseCents() + tax + tooMuch).cents(tax).blanks(3);
        out.cell(order.codes()).cell(order.customer()).blank();
        boolean isLinked = !order.link().isEmpty() && order.clickedAt() == null;
        String page = "https://shop.example/p/" + order.number() % 997;
        out.cell(isLinked ? page + "?utm_source=social&ref=" + order.link() : page);
        out.blank().cell(order.number() % 5 == 0 ? "app" : "web").end();
    }

    /** Rows that every reader must refuse, each for one reason. */
    private long spoil(CsvOut out, YearMonth month, long rows) {
        long bad = rows * settings.dirty() / 1000;
        for (long i = 0; i < bad; i++) {
            String head = "x-" + month + "-" + i + "," + month + "-15T12:00:00,,paid,,,";
            out.line(
                    switch ((int) (i % 4)) {
                        case 0 -> head + "1e2,0.00,,,,,,,,,web";
                        case 1 -> head + "10.00,0.00,,,,,,,,web";
                        case 2 -> head + "-10.00,0.00,,,,,,,,,web";
                        default -> "x," + month + "-32T12:00:00,,paid,,,10.00,0.00,,,,,,,,,web";
                    });
        }
        return bad;
    }

    private void refunds(YearMonth month) {
        long bad;
        long rows;
        try (CsvOut out = new CsvOut(file("refunds", month), REFUNDS)) {
            long end = calendar.first(month.plusMonths(1));
            for (long n = calendar.first(month.minusMonths(MONTHS_BACK)); n < end; n++) {
                if (orders.isRefunded(n)) {
                    refunds(out, month, orders.draw(n));
                }
            }
            bad = out.rows() * settings.dirty() / 1000;
            for (long i = 0; i < bad; i++) {
                out.line("r-x-" + month + "-" + i + ",lost-" + i + "," + month + "-15T12:00,5.00");
            }
            rows = out.rows();
        }
        answers.feed("refunds", rows, 0, bad);
    }

    private void refunds(CsvOut out, YearMonth month, Orders.Order order) {
        List<Orders.Refund> refunds = orders.refunds(order);
        for (int i = 0; i < refunds.size(); i++) {
            Orders.Refund refund = refunds.get(i);
            if (YearMonth.from(refund.at()).equals(month)) {
                out.cell("r-" + order.id() + "-" + i).cell(order.id());
                out.cell(refund.at()).cents(refund.cents()).end();
            }
        }
    }
}
