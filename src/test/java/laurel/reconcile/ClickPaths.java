package laurel.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which clicks on owned links led to an order, and which led nowhere. */
final class ClickPaths {
    private static final long DAY = 86_400_000_000L;
    private static final Comparator<Feeds.Click> OLDEST_FIRST =
            Comparator.comparingLong(Feeds.Click::at)
                    .thenComparingInt(click -> click.ref().place());

    /** A click, and whose link it was then. */
    record Touch(Feeds.Click click, Feeds.Code code) {
        String influencer() {
            return String.valueOf(code.influencer());
        }
    }

    private final Book book;
    private final Map<String, List<Feeds.Click>> clicksById = new HashMap<>();
    private final Map<String, List<Feeds.Click>> clicksByEmail = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> effects = new HashMap<>();

    ClickPaths(Book book) {
        this.book = book;
        for (Feeds.Click click : book.clicks) {
            index(clicksById, click.customerId(), click);
            index(clicksByEmail, click.email(), click);
        }
    }

    /** Oldest first. */
    List<Touch> of(Feeds.Order order) {
        long from = order.at() - book.settings.clickLookbackDays() * DAY;
        Predicate<Feeds.Click> isInTime = click -> click.at() >= from && click.at() <= order.at();
        TreeSet<Feeds.Click> clicks = new TreeSet<>(OLDEST_FIRST);
        of(clicksById, order.customerId()).stream().filter(isInTime).forEach(clicks::add);
        of(clicksByEmail, order.email()).stream()
                .filter(isInTime)
                .filter(click -> order.customerId() == null || click.customerId() == null)
                .forEach(clicks::add);
        return owned(clicks);
    }

    /** The counted orders of some days that a path of clicks led to. */
    List<Feeds.Order> orders(LocalDate from, LocalDate before) {
        return book.orders.values().stream()
                .filter(Feeds.Order::isCounted)
                .filter(order -> !order.on().isBefore(from) && order.on().isBefore(before))
                .filter(order -> !of(order).isEmpty())
                .toList();
    }

    /**
     * The removal effects of the paths of some days, to 12 places; none where no path led to an
     * order.
     */
    Map<String, BigDecimal> effects(LocalDate from, LocalDate before) {
        return effects.computeIfAbsent(
                from + " " + before, days -> RemovalEffect.of(walks(from, before)));
    }

    private List<RemovalEffect.Walk> walks(LocalDate from, LocalDate before) {
        List<RemovalEffect.Walk> walks = new ArrayList<>();
        Set<Feeds.Click> led = new HashSet<>();
        for (Feeds.Order order : orders(from, before)) {
            List<Touch> path = of(order);
            path.forEach(touch -> led.add(touch.click()));
            walks.add(walk(path, true));
        }
        if (!walks.isEmpty()) {
            Map<String, TreeSet<Feeds.Click>> lost = new TreeMap<>();
            for (Feeds.Click click : book.clicks) {
                LocalDate on = Times.day(click.at(), book.settings.zone());
                if (!on.isBefore(from) && on.isBefore(before) && !led.contains(click)) {
                    lost.computeIfAbsent(customer(click), key -> new TreeSet<>(OLDEST_FIRST))
                            .add(click);
                }
            }
            lost.values().stream()
                    .map(this::owned)
                    .filter(path -> !path.isEmpty())
                    .forEach(path -> walks.add(walk(path, false)));
        }
        return walks;
    }

    private static RemovalEffect.Walk walk(List<Touch> path, boolean isOrder) {
        return new RemovalEffect.Walk(path.stream().map(Touch::influencer).toList(), isOrder);
    }

    private static String customer(Feeds.Click click) {
        return click.customerId() == null
                ? "email " + click.email()
                : "customer " + click.customerId();
    }

    private List<Touch> owned(Iterable<Feeds.Click> clicks) {
        List<Touch> touches = new ArrayList<>();
        for (Feeds.Click click : clicks) {
            Feeds.Code owner = book.owner("link", click.link(), click.at());
            if (owner != null && owner.influencer() != null) {
                touches.add(new Touch(click, owner));
            }
        }
        return touches;
    }

    private static void index(
            Map<String, List<Feeds.Click>> map, @Nullable String key, Feeds.Click click) {
        if (key != null) {
            map.computeIfAbsent(key, k -> new ArrayList<>()).add(click);
        }
    }

    private static List<Feeds.Click> of(Map<String, List<Feeds.Click>> map, @Nullable String key) {
        return key == null ? List.of() : map.getOrDefault(key, List.of());
    }
}
