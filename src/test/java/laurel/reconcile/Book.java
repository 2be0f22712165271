package laurel.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What counts as of the day: the winning versions, their refunds, the registers, the rates. */
final class Book {
    private static final int DAYS_A_RATE_HOLDS = 7;

    final Case settings;
    final Map<String, Feeds.Order> orders = new TreeMap<>(Text.BY_CODE_POINT);
    final Map<String, List<Feeds.Refund>> refunds = new HashMap<>();
    final Set<String> ordersWithRefundRows = new HashSet<>();
    final Map<String, List<Feeds.Code>> codes = new HashMap<>();
    final Map<String, List<Feeds.Post>> posts = new TreeMap<>(Text.BY_CODE_POINT);
    final Map<String, Feeds.Influencer> influencers = new HashMap<>();
    final List<Feeds.Deal> deals = new ArrayList<>();
    final List<Feeds.Click> clicks = new ArrayList<>();
    final List<Feeds.Reject> rejects;
    final Map<String, Integer> superseded = new TreeMap<>();
    final Set<String> newerVersionRejected = new TreeSet<>();
    final Set<String> codeOverlap = new TreeSet<>();
    private final Map<String, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final long end;

    Book(Feeds feeds, Case settings) {
        this.settings = settings;
        this.end = settings.end();
        this.rejects = new ArrayList<>(feeds.rejects);
        takeFx(feeds.fx);
        takeOrders(feeds.orders);
        takeRefunds(feeds.refunds);
        takeCodes(feeds.codes);
        takePosts(feeds.posts);
        takeDeals(feeds.deals);
        takeClicks(feeds.clicks);
        Map<Object, Feeds.Influencer> latest =
                Feeds.latest(feeds.influencers, Feeds.Influencer::id);
        latest.values().forEach(person -> influencers.put(person.id(), person));
        count("influencers", feeds.influencers.size() - latest.size());
        feeds.rejectedOrders.forEach(this::noteNewerVersion);
    }

    /** Units of the currency for one of the reporting currency; null when no rate holds. */
    @Nullable BigDecimal rate(String currency, LocalDate day) {
        if (currency.equals(settings.currency())) {
            return BigDecimal.ONE;
        }
        TreeMap<LocalDate, BigDecimal> known = rates.get(currency);
        Map.Entry<LocalDate, BigDecimal> last = known == null ? null : known.floorEntry(day);
        return last == null || last.getKey().plusDays(DAYS_A_RATE_HOLDS).isBefore(day)
                ? null
                : last.getValue();
    }

    /** Minor units of the reporting currency. */
    long convert(BigDecimal amount, BigDecimal rate) {
        return amount.movePointRight(settings.minorUnits())
                .divide(rate, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    BigDecimal rateOf(Feeds.Order order) {
        BigDecimal rate = rate(order.currency(), order.on());
        if (rate == null) {
            throw new IllegalStateException(order.id() + " has no rate");
        }
        return rate;
    }

    /** The register row that owns a token at an instant: null when nobody does. */
    Feeds.@Nullable Code owner(String kind, String token, long at) {
        Feeds.Code owner = null;
        for (Feeds.Code code : codes.getOrDefault(kind + " " + token, List.of())) {
            boolean holds =
                    (code.from() == null || code.from() <= at)
                            && (code.to() == null || at < code.to());
            if (holds && (owner == null || compare(code.from(), owner.from()) >= 0)) {
                owner = code;
            }
        }
        return owner;
    }

    /** Unknown is lower than anything. */
    static int compare(@Nullable Long a, @Nullable Long b) {
        return Comparator.nullsFirst(Comparator.<Long>naturalOrder()).compare(a, b);
    }

    private void takeFx(List<Feeds.Fx> fx) {
        Map<Object, Feeds.Fx> latest = Feeds.latest(fx, row -> List.of(row.on(), row.currency()));
        for (Feeds.Fx row : latest.values()) {
            rates.computeIfAbsent(row.currency(), c -> new TreeMap<>()).put(row.on(), row.units());
        }
        count("fx", fx.size() - latest.size());
    }

    private void takeOrders(List<Feeds.Order> versions) {
        Map<String, List<Feeds.Order>> byId = new HashMap<>();
        versions.stream()
                .filter(version -> version.at() < end)
                .forEach(v -> byId.computeIfAbsent(v.id(), id -> new ArrayList<>()).add(v));
        for (List<Feeds.Order> visible : byId.values()) {
            List<Feeds.Order> current =
                    visible.stream()
                            .filter(v -> v.updatedAt() == null || v.updatedAt() < end)
                            .toList();
            List<Feeds.Order> pool = current.isEmpty() ? visible : current;
            Feeds.Order winner = pool.get(0);
            for (Feeds.Order version : pool) {
                winner = compare(version.updatedAt(), winner.updatedAt()) >= 0 ? version : winner;
            }
            count("orders", pool.size() - 1);
            if (rate(winner.currency(), winner.on()) == null) {
                rejects.add(new Feeds.Reject(winner.ref(), Rule.NO_FX_RATE));
            } else {
                orders.put(winner.id(), winner);
            }
        }
    }

    private void takeRefunds(List<Feeds.Refund> rows) {
        List<Feeds.Refund> visible = rows.stream().filter(row -> row.at() < end).toList();
        Map<Object, Feeds.Refund> latest = Feeds.latest(visible, Feeds.Refund::id);
        count("refunds", visible.size() - latest.size());
        for (Feeds.Refund refund : latest.values()) {
            if (orders.containsKey(refund.orderId())) {
                refunds.computeIfAbsent(refund.orderId(), id -> new ArrayList<>()).add(refund);
            } else {
                rejects.add(new Feeds.Reject(refund.ref(), Rule.UNKNOWN_ORDER));
            }
        }
        refunds.values()
                .forEach(
                        list ->
                                list.sort(
                                        Comparator.comparingLong(Feeds.Refund::at)
                                                .thenComparing(
                                                        Feeds.Refund::id, Text.BY_CODE_POINT)));
        Stream<Feeds.Refund> hidden = rows.stream().filter(row -> row.at() >= end);
        Stream.concat(latest.values().stream(), hidden)
                .forEach(refund -> ordersWithRefundRows.add(refund.orderId()));
    }

    private void takeCodes(List<Feeds.Code> rows) {
        Map<Object, Feeds.Code> latest =
                Feeds.latest(
                        rows,
                        c -> c.kind() + "\n" + c.code() + "\n" + c.influencer() + "\n" + c.from());
        latest.values().stream()
                .sorted(Comparator.comparingInt(code -> code.ref().place()))
                .forEach(
                        code ->
                                codes.computeIfAbsent(
                                                code.kind() + " " + code.code(),
                                                token -> new ArrayList<>())
                                        .add(code));
        count("codes", rows.size() - latest.size());
        for (List<Feeds.Code> rivals : codes.values()) {
            for (Feeds.Code a : rivals) {
                rivals.stream()
                        .filter(b -> isOverlap(a, b))
                        .forEach(b -> codeOverlap.add(a.code()));
            }
        }
    }

    private static boolean isOverlap(Feeds.Code a, Feeds.Code b) {
        return a.influencer() != null
                && b.influencer() != null
                && !a.influencer().equals(b.influencer())
                && (a.from() == null || b.to() == null || a.from() < b.to())
                && (b.from() == null || a.to() == null || b.from() < a.to());
    }

    /** Only the latest row of a post is not superseded, whether the as-of day hides rows or not. */
    private void takePosts(List<Feeds.Post> rows) {
        count("posts", rows.size() - Feeds.latest(rows, Feeds.Post::id).size());
        for (Feeds.Post row : rows) {
            if (row.at() < end) {
                posts.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(visible(row));
            }
        }
        for (List<Feeds.Post> snapshots : posts.values()) {
            snapshots.sort(
                    Comparator.comparing(this::isMeasured)
                            .thenComparing((a, b) -> compare(a.measuredAt(), b.measuredAt())));
        }
    }

    private boolean isMeasured(Feeds.Post row) {
        return row.measuredAt() == null || row.measuredAt() < end;
    }

    /** The row, without metrics that were measured after as-of. */
    private Feeds.Post visible(Feeds.Post row) {
        return isMeasured(row)
                ? row
                : new Feeds.Post(
                        row.ref(),
                        row.id(),
                        row.influencer(),
                        row.platform(),
                        row.at(),
                        row.measuredAt(),
                        Map.of());
    }

    private void takeDeals(List<Feeds.Deal> rows) {
        List<Feeds.Deal> good = new ArrayList<>();
        for (Feeds.Deal deal : rows) {
            boolean isKnown =
                    deal.seasonId() == null
                            || settings.seasons().stream()
                                    .anyMatch(s -> s.id().equals(deal.seasonId()));
            if (rate(deal.currency(), rateDay(deal)) == null) {
                rejects.add(new Feeds.Reject(deal.ref(), Rule.NO_FX_RATE));
            } else if (!isKnown) {
                rejects.add(new Feeds.Reject(deal.ref(), Rule.UNKNOWN_SEASON));
            } else {
                good.add(deal);
            }
        }
        Map<Object, Feeds.Deal> latest = Feeds.latest(good, Feeds.Deal::id);
        latest.values().stream().filter(Feeds.Deal::isAgreed).forEach(deals::add);
        count("deals", good.size() - latest.size());
    }

    LocalDate rateDay(Feeds.Deal deal) {
        return deal.startsOn().isBefore(settings.asOf()) ? deal.startsOn() : settings.asOf();
    }

    private void takeClicks(List<Feeds.Click> rows) {
        List<Feeds.Click> visible = rows.stream().filter(row -> row.at() < end).toList();
        Map<Object, Feeds.Click> distinct =
                Feeds.latest(
                        visible,
                        c -> c.at() + "\n" + c.link() + "\n" + c.customerId() + "\n" + c.email());
        distinct.values().stream()
                .sorted(
                        Comparator.comparingLong(Feeds.Click::at)
                                .thenComparingInt(click -> click.ref().place()))
                .forEach(clicks::add);
        count("clicks", visible.size() - distinct.size());
    }

    private void noteNewerVersion(Row row) {
        String id = row.text("order_id");
        boolean isClear = id != null && id.indexOf('\0') < 0 && id.indexOf('\uFFFD') < 0;
        Feeds.Order winner = isClear ? orders.get(id) : null;
        Long orderedAt = readable(row, "ordered_at");
        Long updatedAt = readable(row, "updated_at");
        boolean isHidden =
                (orderedAt != null && orderedAt >= end) || (updatedAt != null && updatedAt >= end);
        if (winner == null || isHidden) {
            return;
        }
        boolean isBad = row.text("updated_at") != null && updatedAt == null;
        int compared = isBad ? 0 : compare(updatedAt, winner.updatedAt());
        if (compared > 0 || (compared == 0 && row.place() > winner.ref().place())) {
            newerVersionRejected.add(winner.id());
        }
    }

    private @Nullable Long readable(Row row, String column) {
        String cell = row.text(column);
        return cell == null ? null : Times.parse(cell, settings.zone("orders"));
    }

    private void count(String feed, int more) {
        superseded.merge(feed, more, Integer::sum);
    }
}
