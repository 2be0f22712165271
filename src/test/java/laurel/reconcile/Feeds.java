package laurel.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feeds as records, each judged by its own faults; later judgements are {@link Book}'s. */
final class Feeds {
    /** Where a record stands: place is its 0-based place in the feed's delivery. */
    record Ref(String feed, String file, int line, int place) {}

    record Reject(Ref ref, Rule rule) {}

    /** A code on an order; null: it states no discount. */
    record OrderCode(String code, @Nullable BigDecimal discount) {}

    record Order(
            Ref ref,
            String id,
            long at,
            LocalDate on,
            @Nullable Long updatedAt,
            String status,
            boolean isTest,
            String currency,
            BigDecimal base,
            @Nullable BigDecimal refunded,
            List<OrderCode> codes,
            @Nullable String customerId,
            @Nullable String email,
            @Nullable Boolean statedNew,
            @Nullable String url) {
        boolean isCounted() {
            return !isTest && List.of("paid", "partially_refunded", "refunded").contains(status);
        }
    }

    record Refund(Ref ref, String id, String orderId, long at, BigDecimal amount) {}

    record Code(
            Ref ref,
            String kind,
            String code,
            @Nullable String influencer,
            @Nullable Long from,
            @Nullable Long to,
            BigDecimal rate,
            BigDecimal perOrder) {}

    record Post(
            Ref ref,
            String id,
            String influencer,
            String platform,
            long at,
            @Nullable Long measuredAt,
            Map<String, Long> metrics) {}

    record Influencer(Ref ref, String id, @Nullable Long followers) {}

    record Deal(
            Ref ref,
            String id,
            String influencer,
            @Nullable String seasonId,
            LocalDate startsOn,
            LocalDate endsBefore,
            Map<String, BigDecimal> costs,
            String currency,
            @Nullable BigDecimal rate,
            @Nullable Long expectedPosts,
            @Nullable LocalDate postDueOn,
            String stage) {
        boolean isAgreed() {
            return !stage.equals("outreach") && !stage.equals("negotiation");
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(startsOn) && day.isBefore(endsBefore);
        }
    }

    record Click(
            Ref ref, long at, String link, @Nullable String customerId, @Nullable String email) {}

    record Fx(Ref ref, LocalDate on, String currency, BigDecimal units) {}

    final Map<String, Integer> records = new TreeMap<>();

    /** Files of which nothing is taken. */
    final Map<String, Integer> damaged = new TreeMap<>();

    final List<Reject> rejects = new ArrayList<>();

    /** Rejected order rows, whose cells may still be read. */
    final List<Row> rejectedOrders = new ArrayList<>();

    final List<Order> orders;
    final List<Refund> refunds;
    final List<Code> codes;
    final List<Post> posts;
    final List<Influencer> influencers;
    final List<Deal> deals;
    final List<Click> clicks;
    final List<Fx> fx;

    /**
     * @param folder holds a folder of CSV files for each feed; a missing one is an absent feed
     */
    Feeds(Path folder, Case settings) {
        Cells cells = new Cells(settings);
        orders = read(folder, "orders", settings, cells::order);
        refunds = read(folder, "refunds", settings, cells::refund);
        codes = read(folder, "codes", settings, cells::code);
        posts = read(folder, "posts", settings, cells::post);
        influencers = read(folder, "influencers", settings, cells::influencer);
        deals = read(folder, "deals", settings, cells::deal);
        clicks = read(folder, "clicks", settings, cells::click);
        fx = read(folder, "fx", settings, cells::fx);
    }

    private <T> List<T> read(
            Path folder, String feed, Case settings, Function<Row, @Nullable T> make) {
        List<T> made = new ArrayList<>();
        int place = 0;
        for (Path file : files(folder.resolve(feed))) {
            List<Csv.Raw> raws;
            try {
                raws = Csv.read(file, settings.isMultiline(feed));
            } catch (Csv.DamagedException e) {
                damaged.put(feed, damaged.getOrDefault(feed, 0) + 1);
                rejects.add(
                        new Reject(
                                new Ref(feed, file.getFileName().toString(), 0, place),
                                Rule.DAMAGED_FILE));
                continue;
            }
            Map<String, Integer> columns = columns(raws.get(0));
            int width = raws.get(0).cells().size();
            for (Csv.Raw raw : raws.subList(1, raws.size())) {
                Row row = new Row(raw, columns, width, place++);
                T value = make.apply(row);
                if (value == null) {
                    reject(feed, row);
                } else {
                    made.add(value);
                }
            }
        }
        records.put(feed, place);
        return made;
    }

    private void reject(String feed, Row row) {
        Rule rule = row.fault();
        if (rule == null) {
            throw new IllegalStateException(feed + " " + row.line() + ": rejected without a rule");
        }
        rejects.add(new Reject(new Ref(feed, row.file(), row.line(), row.place()), rule));
        if (feed.equals("orders")) {
            rejectedOrders.add(row);
        }
    }

    private static Map<String, Integer> columns(Csv.Raw header) {
        Map<String, Integer> columns = new HashMap<>();
        for (String name : header.cells()) {
            columns.put(Text.trim(name).toLowerCase(Locale.ROOT), columns.size());
        }
        return columns;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches("(?s).*[.]csv([.]gz)?"))
                    .sorted(
                            Comparator.comparing(
                                    file -> file.getFileName().toString(), Text.BY_CODE_POINT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The later delivered of each key. */
    static <T> Map<Object, T> latest(List<T> rows, Function<T, Object> key) {
        Map<Object, T> latest = new LinkedHashMap<>();
        rows.forEach(row -> latest.put(key.apply(row), row));
        return latest;
    }
}
