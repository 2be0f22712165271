package laurel.generate;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Numbers the sample's orders and writes orders, refunds and clicks, a file a month. */
final class SampleOrdersFeed {
    private static final String ORDERS =
            "order_id,ordered_at,updated_at,status,is_test,currency,goods_amount,"
                    + "tax_included_amount,gift_card_amount,refunded_amount,discount_codes,"
                    + "customer_id,landing_url";
    private static final String REFUNDS = "refund_id,order_id,refunded_at,goods_amount";
    private static final String CLICKS = "clicked_at,link,customer_id";
    private static final LocalDateTime AS_OF_ENDS = LocalDateTime.of(2026, 3, 1, 0, 0);

    /** What goes into each month's file, in order. */
    private final Map<YearMonth, List<Consumer<CsvOut>>> orders = new TreeMap<>();

    private final Map<YearMonth, List<Consumer<CsvOut>>> refunds = new TreeMap<>();
    private final Map<YearMonth, List<Consumer<CsvOut>>> clicks = new TreeMap<>();
    private int refundCount;

    private SampleOrdersFeed() {}

    static void write(List<SampleOrder> sorted, Path folder) {
        SampleOrdersFeed feed = new SampleOrdersFeed();
        for (int i = 0; i < sorted.size(); i++) {
            feed.add(String.format(Locale.ROOT, "HL-%05d", 10_001 + i), i, sorted.get(i));
        }
        feed.spoil(sorted);
        write(feed.orders, folder.resolve("orders"), ORDERS);
        write(feed.refunds, folder.resolve("refunds"), REFUNDS);
        write(feed.clicks, folder.resolve("clicks"), CLICKS);
    }

    private static void write(
            Map<YearMonth, List<Consumer<CsvOut>>> months, Path folder, String header) {
        months.forEach(
                (month, rows) -> {
                    try (CsvOut out = new CsvOut(folder.resolve(month + ".csv"), header)) {
                        rows.forEach(row -> row.accept(out));
                    }
                });
    }

    private static void put(
            Map<YearMonth, List<Consumer<CsvOut>>> feed, LocalDateTime at, Consumer<CsvOut> row) {
        feed.computeIfAbsent(YearMonth.from(at), month -> new ArrayList<>()).add(row);
    }

    private void add(String id, int place, SampleOrder order) {
        long gift = place % 45 == 7 && order.currency().equals("EUR") ? 2_500 : 0;
        put(orders, order.at(), out -> row(out, id, order, "", order.status(), gift, 0));
        boolean isUndated = place % 7 == 3 && order.refunds().size() == 1;
        long back = order.refunds().stream().mapToLong(SampleOrder.Back::cents).sum();
        if (isUndated || (back > 0 && place % 5 != 0)) {
            LocalDateTime last = order.refunds().get(order.refunds().size() - 1).at();
            if (last.isBefore(AS_OF_ENDS)) {
                String status = back < order.baseCents() ? "partially_refunded" : "refunded";
                LocalDateTime at = last.plusMinutes(5);
                long stated = isUndated ? back : 0;
                put(orders, at, out -> row(out, id, order, at.toString(), status, gift, stated));
            }
        } else if (place % 90 == 1) {
            LocalDateTime again = order.at().plusDays(2);
            put(orders, again, out -> row(out, id, order, "", order.status(), gift, 0));
        }
        for (SampleOrder.Back refund : isUndated ? List.<SampleOrder.Back>of() : order.refunds()) {
            refund(id, refund.at(), refund.cents());
        }
        for (SampleOrder.Hit hit : order.clicks()) {
            put(
                    clicks,
                    hit.at(),
                    out -> out.cell(hit.at()).cell(hit.link()).cell(order.customer()).end());
        }
    }

    private void refund(String orderId, LocalDateTime at, long cents) {
        String id = String.format(Locale.ROOT, "R-%04d", ++refundCount);
        put(refunds, at, out -> out.cell(id).cell(orderId).cell(at).cents(cents).end());
    }

    private static void row(
            CsvOut out,
            String id,
            SampleOrder order,
            String updatedAt,
            String status,
            long gift,
            long refunded) {
        long goods = order.baseCents() + order.taxCents() + gift;
        out.cell(id).cell(order.at()).cell(updatedAt).cell(status);
        out.cell(order.isTest() ? "yes" : "").cell(order.currency());
        out.cents(goods).cents(order.taxCents());
        cents(out, gift);
        cents(out, refunded);
        out.cell(order.codes()).cell(order.customer()).cell(order.url()).end();
    }

    private static void cents(CsvOut out, long cents) {
        if (cents == 0) {
            out.blank();
        } else {
            out.cents(cents);
        }
    }

    /** Rows that must be noticed, and rows that only look odd. */
    private void spoil(List<SampleOrder> sorted) {
        LocalDateTime day = LocalDateTime.of(2025, 12, 10, 0, 0);
        int plain = plainOrder(sorted);
        SampleOrder order = sorted.get(plain);
        String id = String.format(Locale.ROOT, "HL-%05d", 10_001 + plain);
        String ordered = order.at().toString();
        line(orders, day, "HL-90001,2025-12-09T10:00:00,,paid,,EUR,1e2,,,,,c-0001,");
        line(orders, day, "HL-90002,2025-12-09T10:05:00,,paid,,EUR,119.00,19.00,,,c-0002");
        line(orders, day, "HL-90003,2025-11-31T10:10:00,,paid,,EUR,119.00,19.00,,,,c-0003,");
        line(orders, day, "HL-90004,2025-12-09T10:15:00,,paid,,EUR,-119.00,,,,,c-0004,");
        line(orders, day, id + "," + ordered + ",2025-12-08T09:00:00,paid,,EUR,\"99,50\",,,,,,");
        line(orders, day, "HL-90005,2025-12-09T10:20:00,,paid,,EUR,59.50,9.50,,,,\"c-00");
        line(orders, day, "05\",");
        line(refunds, day, "R-9001,HL-00017,2025-12-04T11:00:00,35.00");
        line(refunds, day, "R-9002,HL-00018,2025-12-05T11:00:00,80.00");
        line(refunds, day, "R-9003," + id + ",2025-12-32T11:00:00,12.00");
        late(sorted);
        line(clicks, day, "2025-12-09T09:00:00,annika-home,c-0007");
        line(clicks, day, "2025-12-09T09:00:00,annika-home,c-0007");
        line(clicks, day, "2025-12-09T09:00:00,annika-home,");
    }

    private static void line(
            Map<YearMonth, List<Consumer<CsvOut>>> feed, LocalDateTime day, String text) {
        put(feed, day, out -> out.line(text));
    }

    /** Refunds that come after the demo's as-of day: the past changes when they are looked at. */
    private void late(List<SampleOrder> sorted) {
        int found = 0;
        for (int i = 0; i < sorted.size() && found < 4; i++) {
            SampleOrder order = sorted.get(i);
            boolean isLate = order.at().isAfter(LocalDateTime.of(2025, 12, 27, 0, 0));
            if (isLate && order.refunds().isEmpty() && order.codes().matches("[A-Z0-9]+")) {
                String id = String.format(Locale.ROOT, "HL-%05d", 10_001 + i);
                refund(id, LocalDateTime.of(2026, 3, 2 + 2 * found++, 11, 30), order.baseCents());
            }
        }
    }

    private static int plainOrder(List<SampleOrder> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            SampleOrder order = sorted.get(i);
            boolean isSeason = order.at().isAfter(LocalDateTime.of(2025, 12, 1, 0, 0));
            if (isSeason && order.refunds().isEmpty() && order.codes().matches("[A-Z0-9]+")) {
                return i;
            }
        }
        throw new IllegalStateException("no plain order in December 2025");
    }
}
