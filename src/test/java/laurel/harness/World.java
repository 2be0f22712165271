package laurel.harness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import laurel.spec.FeedKind;

/**
 * A little programme drawn from a seed: some people, their codes, links, posts and deals, forty to
 * sixty orders with their versions, refunds and clicks. Nothing in it depends on the order of
 * delivery: every version has its own {@code updated_at}, every snapshot its own {@code
 * measured_at}, and no row contradicts another of its key. All ids begin with the seed's prefix, so
 * worlds can be run together.
 */
final class World {
    /** The last day that is looked at. */
    static final LocalDate AS_OF = LocalDate.parse("2025-12-20");

    /** Where the feeds' days begin, and what happens before and in the seasons of {@link Rules}. */
    private static final List<String> STARTS =
            List.of("2024-11-20", "2025-06-10", "2025-11-20", "2025-11-20");

    private static final List<String> AMOUNTS =
            List.of("0", "0.01", "0.03", "7.77", "10.01", "33.333333", "49.995", "99.99", "120.00");

    private final String prefix;
    private final Random random;
    private final List<String> people = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<Map<String, String>> orders = new ArrayList<>();
    private final List<Map<String, String>> refunds = new ArrayList<>();
    private final List<Map<String, String>> clicks = new ArrayList<>();
    private final List<Map<String, String>> registered = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();

    private World(long seed) {
        this.prefix = "s" + seed + "-";
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** The files of a world: the daily feeds in two of them, by time. */
    private static List<Sheet> sheets(long seed) {
        World world = new World(seed);
        world.people();
        int orders = 40 + world.random.nextInt(21);
        for (int i = 0; i < orders; i++) {
            world.order(world.prefix + "o" + i);
        }
        world.daily(FeedKind.ORDERS, "ordered_at", world.orders);
        world.daily(FeedKind.REFUNDS, "refunded_at", world.refunds);
        world.daily(FeedKind.CLICKS, "clicked_at", world.clicks);
        return world.sheets;
    }

    /** The files of worlds that come together, by feed. */
    static List<Sheet> sheets(long firstSeed, int worlds) {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        for (long seed = firstSeed; seed < firstSeed + worlds; seed++) {
            for (Sheet sheet : sheets(seed)) {
                String part = sheet.name().substring(sheet.name().indexOf('-') + 1);
                String name = "s" + firstSeed + "-" + part;
                sheets.merge(sheet.feed() + part, sheet.named(name), Sheet::and);
            }
        }
        return sheets.values().stream().sorted(Comparator.comparing(Sheet::feed)).toList();
    }

    /** Rates of every week, for all worlds. */
    static Sheet rates() {
        List<Map<String, String>> rows = new ArrayList<>();
        LocalDate last = AS_OF.plusDays(7);
        for (LocalDate day = LocalDate.parse("2024-11-01"); day.isBefore(last); ) {
            int drift = day.getDayOfYear() % 50;
            rows.add(row("rate_on", day, "currency", "USD", "units_per_reporting", "1.0" + drift));
            rows.add(row("rate_on", day, "currency", "JPY", "units_per_reporting", 150 + drift));
            day = day.plusDays(6);
        }
        return new Sheet(FeedKind.FX, "rates", rows);
    }

    private void people() {
        List<Map<String, String>> posts = new ArrayList<>();
        List<Map<String, String>> deals = new ArrayList<>();
        List<Map<String, String>> known = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            String id = prefix + of(List.of("anna", "Ben", "c d", "é", "😀")) + i;
            people.add(id);
            known.add(person(id));
            codes(id, i);
            posts(id, posts);
            deals(id, deals);
        }
        registered.add(code(prefix + "HOUSE", "code", "", "", ""));
        codes.add(prefix + "HOUSE");
        sheet(FeedKind.CODES, "0", registered);
        sheet(FeedKind.INFLUENCERS, "0", known);
        sheet(FeedKind.DEALS, "0", deals);
        daily(FeedKind.POSTS, "posted_at", posts);
    }

    private Map<String, String> person(String id) {
        return row(
                "influencer_id",
                id,
                "first_name",
                of(List.of("Anna", "", "Zoë")),
                "followers",
                random.nextInt(2_000_000),
                "status",
                of(List.of("active", "", "paused", "do_not_contact")),
                "last_contacted_on",
                of(List.of("", "2025-12-01")));
    }

    /** A code for good, one that changes hands in the middle of a season, and a link. */
    private void codes(String id, int i) {
        String own = prefix + "C" + i;
        registered.add(code(own, "code", id, "", ""));
        String shared = prefix + "SHARED";
        registered.add(code(shared, "code", id, "2024-11-2" + i + "T12:00:00Z", ""));
        registered.add(code(prefix + "L" + i, "link", id, "", ""));
        registered.add(code(prefix + "OLD" + i, "code", id, "2024-01-01", "2025-06-12"));
        codes.addAll(List.of(own, own.toLowerCase(Locale.ROOT), shared));
        codes.add(prefix + "OLD" + i);
        links.add(prefix + "L" + i);
    }

    private Map<String, String> code(
            String code, String kind, String owner, String from, String to) {
        return row(
                "code",
                code,
                "kind",
                kind,
                "influencer_id",
                owner,
                "valid_from",
                from,
                "valid_to",
                to,
                "commission_rate",
                of(List.of("", "0.1", "0.333333333333")),
                "commission_per_order",
                of(List.of("", "", "1.00")));
    }

    private void posts(String id, List<Map<String, String>> posts) {
        for (int i = 0; i < random.nextInt(4); i++) {
            Instant posted = instant();
            for (int snapshot = 0; snapshot <= random.nextInt(3); snapshot++) {
                posts.add(
                        row(
                                "post_id",
                                id + "-p" + i,
                                "influencer_id",
                                id,
                                "platform",
                                "instagram",
                                "posted_at",
                                posted,
                                "measured_at",
                                posted.plus(snapshot * 25L, ChronoUnit.HOURS),
                                "views",
                                of(List.of("", "1000", "25000")),
                                "likes",
                                random.nextInt(500),
                                "comments",
                                of(List.of("", "3")),
                                "followers",
                                of(List.of("", "900", "51000"))));
            }
        }
    }

    private void deals(String id, List<Map<String, String>> deals) {
        for (int i = 0; i < random.nextInt(3); i++) {
            LocalDate start = LocalDate.parse(of(STARTS)).plusDays(random.nextInt(10));
            deals.add(
                    row(
                            "deal_id",
                            id + "-d" + i,
                            "influencer_id",
                            id,
                            "season_id",
                            of(List.of("", "", "peak-2025", "summer-2025")),
                            "starts_on",
                            start,
                            "ends_before",
                            start.plusDays(1 + random.nextInt(20)),
                            "fixed_fee",
                            of(AMOUNTS),
                            "product_cost",
                            of(AMOUNTS),
                            "currency",
                            of(List.of("", "USD")),
                            "commission_rate",
                            of(List.of("", "", "0.2")),
                            "expected_posts",
                            of(List.of("", "2"))));
        }
    }

    private void order(String id) {
        Instant ordered = instant();
        String customer = prefix + "k" + random.nextInt(12);
        boolean isMail = random.nextInt(3) == 0;
        String status = of(List.of("paid", "", "pending", "refunded", "partially_refunded"));
        Map<String, String> order =
                row(
                        "order_id",
                        id,
                        "ordered_at",
                        ordered,
                        "updated_at",
                        ordered.plusSeconds(60),
                        "status",
                        status,
                        "is_test",
                        random.nextInt(30) == 0 ? "yes" : "",
                        "currency",
                        of(List.of("", "", "EUR", "USD", "JPY")),
                        "goods_amount",
                        of(AMOUNTS),
                        "refunded_amount",
                        of(List.of("", "", "", "0.01", "5")),
                        "discount_codes",
                        discounts(),
                        "customer_id",
                        isMail ? "" : customer,
                        "customer_email",
                        isMail ? customer + "@example.com" : "",
                        "landing_url",
                        random.nextInt(3) == 0 ? "https://x/?ref=" + of(links) : "");
        orders.add(order);
        for (int version = 1; version <= random.nextInt(3); version++) {
            Map<String, String> newer = new LinkedHashMap<>(order);
            newer.put("updated_at", ordered.plus(version, ChronoUnit.DAYS).toString());
            newer.put("status", of(List.of("paid", "refunded", "cancelled")));
            newer.put("goods_amount", random.nextInt(40) == 0 ? "1e2" : of(AMOUNTS));
            orders.add(newer);
        }
        refunds(id, ordered);
        clicks(ordered, isMail ? "" : customer, isMail ? customer + "@example.com" : "");
    }

    private String discounts() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> of(codes) + "=2.50|" + of(codes) + "=" + of(List.of("2.50", "0", "1"));
            case 2 -> of(codes) + "|" + of(codes);
            case 3 -> prefix + "UNKNOWN";
            default -> of(codes);
        };
    }

    private void refunds(String id, Instant ordered) {
        for (int i = 0; i < random.nextInt(6) - 3; i++) {
            refunds.add(
                    row(
                            "refund_id",
                            id + "-r" + i,
                            "order_id",
                            id,
                            "refunded_at",
                            ordered.plus(1 + random.nextInt(600), ChronoUnit.HOURS),
                            "goods_amount",
                            of(AMOUNTS)));
        }
    }

    private void clicks(Instant ordered, String customer, String email) {
        for (int i = 0; i < random.nextInt(4); i++) {
            clicks.add(
                    row(
                            "clicked_at",
                            ordered.minusMillis(1 + random.nextInt(2_000_000_000)),
                            "link",
                            of(links),
                            "customer_id",
                            customer,
                            "customer_email",
                            email));
        }
    }

    /** By time, in two files. */
    private void daily(FeedKind feed, String by, List<Map<String, String>> rows) {
        rows.sort(Comparator.comparing(row -> row.getOrDefault(by, "")));
        int files = 2;
        int size = rows.size() / files + 1;
        for (int i = 0; i < files; i++) {
            int from = Math.min(rows.size(), i * size);
            sheet(feed, "" + i, rows.subList(from, Math.min(rows.size(), from + size)));
        }
    }

    private void sheet(FeedKind feed, String part, List<Map<String, String>> rows) {
        if (!rows.isEmpty()) {
            sheets.add(new Sheet(feed, prefix + part, rows));
        }
    }

    /** To the second, so that no two snapshots or clicks of somebody are at one instant. */
    private Instant instant() {
        LocalDate day = LocalDate.parse(of(STARTS)).plusDays(random.nextInt(20));
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static Map<String, String> row(Object... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i].toString(), cells[i + 1].toString());
        }
        return row;
    }
}
