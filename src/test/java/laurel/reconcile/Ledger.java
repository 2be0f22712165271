package laurel.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lines of all orders: sales by credit, and every refund on each sale line. */
final class Ledger {
    /**
     * @param refundId null: a sale, or an undated refund
     * @param revenue minor units of the reporting currency, refunds negative
     * @param isNew null: unknown
     */
    record Line(
            Feeds.Order order,
            LocalDate bookedOn,
            boolean isSale,
            @Nullable String refundId,
            String reason,
            String alsoSeen,
            Credit credit,
            long revenue,
            long commission,
            BigDecimal fxRate,
            @Nullable Boolean isNew) {

        String side() {
            return reason.startsWith("excluded_")
                    ? "excluded"
                    : credit.influencer() == null ? "unattributed" : "attributed";
        }
    }

    private record Booking(@Nullable String refundId, long at, BigDecimal amount) {}

    final List<Line> lines = new ArrayList<>();
    final Set<String> refundExceedsOrder = new TreeSet<>();
    final Set<String> refundAmountMissing = new TreeSet<>();
    private final Book book;
    private final Attribution attribution;
    private final Map<String, Feeds.Order> firstOrders = new HashMap<>();

    Ledger(Book book) {
        this.book = book;
        this.attribution = new Attribution(book);
        book.orders.values().forEach(this::noteCustomer);
        book.orders.values().forEach(this::add);
    }

    /** Orders come by id, so among those of one instant the smaller id stays first. */
    private void noteCustomer(Feeds.Order order) {
        String customer = customer(order);
        if (customer != null && order.isCounted()) {
            firstOrders.merge(customer, order, (a, b) -> b.at() < a.at() ? b : a);
        }
    }

    private static @Nullable String customer(Feeds.Order order) {
        if (order.customerId() != null) {
            return "id " + order.customerId();
        }
        return order.email() == null ? null : "email " + order.email();
    }

    private @Nullable Boolean isNew(Feeds.Order order) {
        String customer = customer(order);
        if (order.statedNew() != null) {
            return order.statedNew();
        }
        return customer == null ? null : order.equals(firstOrders.get(customer));
    }

    private void add(Feeds.Order order) {
        Attribution.Decision decision = attribution.decide(order);
        List<Credit> credits = decision.credits();
        List<BigDecimal> weights = credits.stream().map(Credit::weight).toList();
        BigDecimal rate = book.rateOf(order);
        Boolean isNew = isNew(order);
        long[] sales = Split.of(book.convert(order.base(), rate), weights);
        long[] commissions = new long[sales.length];
        for (int i = 0; i < sales.length; i++) {
            Credit credit = credits.get(i);
            commissions[i] = credit.commission(sales[i], book.settings.minorUnits());
            lines.add(
                    new Line(
                            order,
                            order.on(),
                            true,
                            null,
                            decision.reason(),
                            decision.alsoSeen(),
                            credit,
                            sales[i],
                            commissions[i],
                            rate,
                            isNew));
        }
        BigDecimal refunded = BigDecimal.ZERO;
        long[] before = new long[sales.length];
        long[] takenBefore = new long[sales.length];
        for (Booking booking : bookings(order)) {
            refunded = cut(order, refunded.add(booking.amount()));
            long[] now = Split.of(book.convert(refunded, rate), weights);
            for (int i = 0; i < sales.length; i++) {
                Credit credit = credits.get(i);
                long taken = now[i] >= sales[i] ? commissions[i] : credit.takenBack(now[i]);
                lines.add(
                        new Line(
                                order,
                                Times.day(booking.at(), book.settings.zone()),
                                false,
                                booking.refundId(),
                                decision.reason(),
                                decision.alsoSeen(),
                                credit,
                                before[i] - now[i],
                                takenBefore[i] - taken,
                                rate,
                                isNew));
                before[i] = now[i];
                takenBefore[i] = taken;
            }
        }
    }

    private BigDecimal cut(Feeds.Order order, BigDecimal refunded) {
        if (refunded.compareTo(order.base()) > 0) {
            refundExceedsOrder.add(order.id());
            return order.base();
        }
        return refunded;
    }

    private List<Booking> bookings(Feeds.Order order) {
        List<Booking> bookings = new ArrayList<>();
        for (Feeds.Refund refund : book.refunds.getOrDefault(order.id(), List.of())) {
            bookings.add(new Booking(refund.id(), refund.at(), refund.amount()));
        }
        if (!book.ordersWithRefundRows.contains(order.id())) {
            BigDecimal undated = order.refunded();
            boolean isStated = undated != null && undated.signum() > 0;
            long at = order.updatedAt() == null ? order.at() : order.updatedAt();
            if (undated != null && isStated && at < book.settings.end()) {
                bookings.add(new Booking(null, at, undated));
            } else if (!isStated && order.status().endsWith("refunded")) {
                refundAmountMissing.add(order.id());
            }
        }
        return bookings;
    }
}
