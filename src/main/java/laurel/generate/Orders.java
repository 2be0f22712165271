package laurel.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws order by number, each for itself, so that nothing of an order needs to be kept. */
final class Orders {
    /**
     * @param baseCents goods without tax, in {@code currency}
     * @param reason what a right run says of it
     * @param codes blank for none
     * @param link the tracked link that brought the customer, blank for none
     * @param clickedAt when the link was clicked on; null: it is in the landing page's address
     */
    record Order(
            long number,
            LocalDateTime at,
            String currency,
            long baseCents,
            String status,
            boolean isTest,
            String reason,
            String codes,
            String link,
            @Nullable LocalDateTime clickedAt,
            String customer) {
        String id() {
            return "o-" + (1_000_000_000L + number);
        }
    }

    record Refund(LocalDateTime at, long cents) {}

    private final GeneratorSettings settings;
    private final Calendar calendar;
    private final Roster roster;
    private final LocalDateTime end;

    Orders(GeneratorSettings settings, Calendar calendar, Roster roster) {
        this.settings = settings;
        this.calendar = calendar;
        this.roster = roster;
        this.end = settings.endsBefore().atStartOfDay();
    }

    Order draw(long number) {
        Draws draws = new Draws(settings.seed(), "order", number);
        LocalDateTime at = calendar.time(number, draws);
        boolean isForeign = draws.isIn(settings.foreign());
        long base = 900 + draws.below(6_000) + (long) draws.below(200) * draws.below(200);
        int fate = draws.below(1000);
        String status = fate < 12 ? "cancelled" : fate < 16 ? "pending" : "paid";
        boolean isTest = fate == 999;
        String customer = customer(number, draws);
        String codes = "";
        String link = "";
        LocalDateTime clickedAt = null;
        String reason = "no_evidence";
        int way = draws.below(1000);
        int coded = settings.coded();
        int linked = coded + settings.linked();
        int clicked = linked + settings.clicked();
        int housed = clicked + settings.housed();
        if (way < coded) {
            reason = "code";
            codes = codes(draws);
        } else if (way < linked) {
            reason = "link";
            link = Roster.link(roster.pick(draws));
        } else if (way < clicked) {
            reason = "click";
            link = Roster.link(roster.pick(draws));
            clickedAt = at.minusMinutes(draws.between(1, 20 * 1440));
            customer = "k" + number;
        } else if (way < housed) {
            reason = "house_code";
            codes = "WELCOME10";
        } else if (way < housed + 20) {
            reason = way < housed + 8 ? "code_not_owned_then" : "unknown_code";
            codes = way < housed + 8 ? Roster.oldCode(roster.pick(draws)) : "COUPON" + way;
        }
        reason = isTest ? "excluded_test" : status.equals("paid") ? reason : "excluded_" + status;
        String currency = isForeign ? settings.foreignCurrency() : settings.currency();
        return new Order(
                number, at, currency, base, status, isTest, reason, codes, link, clickedAt,
                customer);
    }

    /** Guests are blank; the others come back, and there are more of them with time. */
    private static String customer(long number, Draws draws) {
        int way = draws.below(1000);
        long known = (number + 1) * 2 / 5 + 1;
        return way < 60 ? "" : "c" + Math.floorMod(draws.next(), known);
    }

    private String codes(Draws draws) {
        int one = roster.pick(draws);
        int two = roster.pick(draws);
        String code = spelled(Roster.code(one), draws);
        if (!draws.isIn(settings.shared())) {
            return draws.isIn(100) ? code + "=" + draws.between(1, 30) + ".00" : code;
        }
        return draws.isIn(500)
                ? code + "=7.50|" + Roster.code(two) + "=2.50"
                : code + "|" + Roster.code(two);
    }

    private static String spelled(String code, Draws draws) {
        int way = draws.below(100);
        return way < 80
                ? code
                : way < 90
                        ? code.toLowerCase(Locale.ROOT)
                        : way < 97
                                ? code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT)
                                : " " + code + " ";
    }

    /** When a newer version is delivered, null: never. The first one has a euro too much. */
    @Nullable LocalDateTime redelivered(long number, LocalDateTime at) {
        Draws draws = new Draws(settings.seed(), "again", number);
        if (!draws.isIn(settings.redelivered())) {
            return null;
        }
        LocalDateTime again = at.plusMinutes(draws.between(60, 20 * 1440));
        return again.isBefore(end) ? again : null;
    }

    boolean isRedelivered(long number) {
        return new Draws(settings.seed(), "again", number).isIn(settings.redelivered());
    }

    boolean isRefunded(long number) {
        return new Draws(settings.seed(), "refund", number).isIn(settings.refunded());
    }

    /** In order of time; only those before the end. */
    List<Refund> refunds(Order order) {
        Draws draws = new Draws(settings.seed(), "refund", order.number());
        List<Refund> refunds = new ArrayList<>();
        if (!draws.isIn(settings.refunded())) {
            return refunds;
        }
        int days = draws.isIn(100) ? draws.between(45, 85) : draws.between(2, 40);
        LocalDateTime at = order.at().plusDays(days).plusSeconds(draws.below(80_000));
        long cents =
                draws.isIn(500)
                        ? order.baseCents()
                        : 1 + order.baseCents() * draws.below(900) / 1000;
        boolean isInTwo = draws.isIn(100) && cents > 200;
        long first = isInTwo ? cents / 3 : cents;
        add(refunds, at, first);
        if (isInTwo) {
            add(refunds, at.plusHours(30), cents - first);
        }
        return refunds;
    }

    private void add(List<Refund> refunds, LocalDateTime at, long cents) {
        if (at.isBefore(end)) {
            refunds.add(new Refund(at, cents));
        }
    }

    /** Ten-thousandths of the foreign currency for one unit of the shop's. */
    int units(LocalDate day) {
        return 10_800 + new Draws(settings.seed(), "fx", day.toEpochDay()).below(400);
    }

    /** Hundredths of the shop's currency. */
    long converted(Order order, long cents) {
        if (order.currency().equals(settings.currency())) {
            return cents;
        }
        long units = units(order.at().toLocalDate());
        return (2 * cents * 10_000 + units) / (2 * units);
    }
}
