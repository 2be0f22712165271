package laurel.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The orders of one season: whoever is credited nets her target to the cent. */
final class SampleSeason {
    private static final LocalDateTime LAST_REFUND = LocalDateTime.of(2026, 2, 28, 20, 0);
    private static final int DAYS = 61;

    private final SampleTargets targets;
    private final List<SamplePeople.Person> people;
    private final Draws draws;
    private final Map<Integer, Long> left;
    private final List<SampleOrder> orders = new ArrayList<>();
    private final LocalDate blackFriday;
    private int clickers;

    SampleSeason(SampleTargets targets, List<SamplePeople.Person> people) {
        this.targets = targets;
        this.people = people;
        this.draws = new Draws(SampleCampaign.SEED, "season", targets.year());
        this.left = new TreeMap<>(targets.netCents());
        LocalDate first = LocalDate.of(targets.year(), 11, 1);
        int toThursday = (11 - first.getDayOfWeek().getValue()) % 7;
        this.blackFriday = first.plusDays(toThursday + 22L);
    }

    List<SampleOrder> orders() {
        shared();
        abroad();
        targets.netCents().keySet().forEach(this::soldBy);
        nobodys();
        return orders;
    }

    private SamplePeople.Person person(int number) {
        return people.get(number - 1);
    }

    /** Two influencers' codes on one order. */
    private void shared() {
        int count = (int) (targets.netCents().size() / 8L);
        for (int i = 0; i < count; i++) {
            List<Integer> top =
                    left.keySet().stream().filter(n -> left.getOrDefault(n, 0L) > 400_000).toList();
            SamplePeople.Person one = person(draws.one(top));
            SamplePeople.Person two = person(draws.one(top));
            if (one.number() == two.number()) {
                continue;
            }
            long quarter = draws.between(4_000, 18_000);
            boolean isStated = i % 2 == 0;
            String codes =
                    isStated
                            ? one.code() + "=15.00|" + two.code() + "=5.00"
                            : one.code() + "|" + two.code();
            left.merge(one.number(), -quarter * (isStated ? 3 : 2), Long::sum);
            left.merge(two.number(), -quarter * (isStated ? 1 : 2), Long::sum);
            orders.add(SampleOrder.paid(time(), quarter * 4, customer()).with(codes, ""));
        }
    }

    private void abroad() {
        for (int i = 0; targets.year() > 2023 && i < 12; i++) {
            SamplePeople.Person seller = person(List.of(1, 2, 4, 12).get(i % 4));
            String currency = i % 3 == 2 ? "USD" : "CHF";
            long cents = draws.between(20_000, 90_000);
            LocalDateTime at = time();
            left.merge(
                    seller.number(),
                    -SampleRates.toEuroCents(currency, at.toLocalDate(), cents),
                    Long::sum);
            orders.add(
                    SampleOrder.paid(at, cents, customer())
                            .with(seller.code(), "")
                            .in(currency, (cents * 81 + 500) / 1000));
        }
    }

    private void soldBy(int number) {
        long net = left.getOrDefault(number, 0L);
        int count = (int) Math.max(1, net / targets.averageCents());
        long[] weights = new long[count];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = draws.between(40, 160);
            sum += weights[i];
        }
        long spent = 0;
        for (int i = 0; i < count; i++) {
            long part = i == count - 1 ? net - spent : net * weights[i] / sum;
            spent += part;
            boolean isPartlyBack = draws.isIn(45);
            long back = isPartlyBack ? draws.between(500, 1_500 + (int) (part / 2)) : 0;
            orders.add(refund(credited(person(number), part + back), back));
            if (draws.isIn(40)) {
                long whole = draws.between(6_000, 80_000);
                orders.add(refund(credited(person(number), whole), whole));
            }
        }
    }

    private SampleOrder refund(SampleOrder order, long cents) {
        if (cents == 0) {
            return order;
        }
        int days = draws.isIn(250) ? draws.between(35, 58) : draws.between(4, 30);
        LocalDateTime at = order.at().plusDays(days).plusMinutes(draws.below(300));
        LocalDateTime back = at.isAfter(LAST_REFUND) ? LAST_REFUND : at;
        if (cents > 20_000 && draws.isIn(300)) {
            return order.refunded(
                    List.of(
                            new SampleOrder.Back(back.minusDays(2), cents / 3),
                            new SampleOrder.Back(back, cents - cents / 3)));
        }
        return order.refunded(List.of(new SampleOrder.Back(back, cents)));
    }

    /** An order that the evidence gives to her alone. */
    private SampleOrder credited(SamplePeople.Person person, long baseCents) {
        SampleOrder order = SampleOrder.paid(time(), baseCents, customer());
        int way = draws.below(100);
        if (way < 58) {
            return order.with(person.code(), "");
        } else if (way < 68) {
            return order.with(" " + person.code().toLowerCase(Locale.ROOT), "");
        } else if (way < 74) {
            return order.with(person.code() + "=" + draws.between(5, 60) + ".00|WELCOME10", "");
        } else if (way < 79) {
            String other = person(targets.active().get(draws.below(12))).link();
            return order.with(person.code(), url(other, draws.below(900)));
        } else if (way < 93) {
            return order.with("", url(person.link(), draws.below(900)));
        }
        return clicked(order, person);
    }

    private SampleOrder clicked(SampleOrder order, SamplePeople.Person person) {
        String who = String.format(Locale.ROOT, "k-%d-%03d", targets.year(), ++clickers);
        List<SampleOrder.Hit> hits = new ArrayList<>();
        if (draws.isIn(400)) {
            String other = person(targets.active().get(draws.below(12))).link();
            hits.add(new SampleOrder.Hit(order.at().minusDays(draws.between(8, 28)), other));
        }
        LocalDateTime last = order.at().minusMinutes(draws.between(30, 9_000));
        hits.add(new SampleOrder.Hit(last, person.link()));
        return order.clicked(who, hits);
    }

    private String url(String link, int page) {
        return "https://shop.example/p/" + page + "?utm_source=social&ref=" + link;
    }

    private void nobodys() {
        for (int i = 0; i < targets.netCents().size() * 3 / 2; i++) {
            SampleOrder order = SampleOrder.paid(time(), draws.between(2_500, 90_000), customer());
            int way = draws.below(100);
            if (way < 18) {
                orders.add(order.with("welcome10", ""));
            } else if (way < 30) {
                orders.add(order.with(way < 25 ? "SAVE20NOW" : "COZZY15", ""));
            } else if (way < 36 && targets.year() == 2025) {
                orders.add(order.with(person(30).code(), ""));
            } else if (way < 42) {
                SampleOrder coded = order.with(person(1 + way % 9).code(), "");
                orders.add(coded.as(way < 39 ? "cancelled" : "pending", false));
            } else if (way == 42) {
                orders.add(order.with(person(2).code(), "").as("paid", true));
            } else if (way < 50) {
                orders.add(order.by(""));
            } else {
                orders.add(order.with("", way < 60 ? "https://shop.example/sale?gclid=x" : ""));
            }
        }
    }

    private String customer() {
        int known = 500 + 450 * (targets.year() - 2023);
        return String.format(Locale.ROOT, "c-%04d", draws.between(1, known));
    }

    private LocalDateTime time() {
        LocalDate first = LocalDate.of(targets.year(), 11, 1);
        while (true) {
            LocalDate day = first.plusDays(draws.below(DAYS));
            long off = day.toEpochDay() - blackFriday.toEpochDay();
            int weight = off >= -1 && off <= 3 ? 100 : off > 22 ? 8 : off >= -7 ? 26 : 12;
            if (draws.below(100) < weight) {
                return day.atTime(draws.between(7, 23), draws.below(60), draws.below(60));
            }
        }
    }
}
