package laurel.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Two seasons of orders, drawn from a seed: of one influencer, split between two, or of nobody. All
 * amounts are cents.
 */
final class RestateWorld {
    static final String JOB =
            """
            name: nightly
            timezone: Europe/Berlin
            currency: EUR
            return-window-days: 60
            tolerance: all
            feeds:
              - {feed: orders, source: "orders*.csv"}
              - {feed: codes, source: codes.csv}
              - {feed: posts, source: posts.csv}
              - {feed: refunds, source: "refunds*.csv"}
            seasons:
              - id: peak
                occurrences:
                  - {starts-on: 2024-11-25, ends-before: 2024-12-03}
                  - {starts-on: 2025-11-24, ends-before: 2025-12-02}
            publish: {to: published}
            """;
    private static final List<String> PEOPLE = List.of("anna", "ben", "cleo", "dora", "emil");
    private static final List<LocalDate> FIRST_DAYS =
            List.of(
                    LocalDate.of(2024, 11, 25),
                    LocalDate.of(2025, 11, 24),
                    LocalDate.of(2025, 6, 1));

    /** An order; season: 0 and 1 are those of the job, 2 is none. */
    record Order(String id, int season, LocalDate day, long cents, List<String> people) {
        String line(String updatedAt, long amount) {
            return "%s,%sT12:00:00,%s,%s,%s%n"
                    .formatted(
                            id,
                            day,
                            updatedAt,
                            euros(amount),
                            String.join("|", people.stream().map(RestateWorld::code).toList()));
        }
    }

    final Path folder;
    final Random random;
    final List<Order> orders = new ArrayList<>();
    private final Map<String, Long> refunded = new LinkedHashMap<>();
    private int refunds;

    RestateWorld(Path folder, long seed) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.random = new Random(seed);
        for (int i = 0; i < 90; i++) {
            int season = random.nextInt(3);
            List<String> people = new ArrayList<>(PEOPLE);
            java.util.Collections.shuffle(people, random);
            orders.add(
                    new Order(
                            "o" + i,
                            season,
                            FIRST_DAYS.get(season).plusDays(random.nextInt(8)),
                            1 + random.nextInt(20_000),
                            List.copyOf(people.subList(0, random.nextInt(4) % 3))));
        }
        write("job.yml", JOB);
        StringBuilder text = new StringBuilder(HEAD);
        orders.forEach(order -> text.append(order.line("", order.cents())));
        write("orders.csv", text.toString());
        codes("dora");
        write("posts.csv", "post_id,influencer_id,platform,posted_at\n");
        refunds("refunds.csv", 8, "2025-12-20");
    }

    private static final String HEAD =
            "order_id,ordered_at,updated_at,goods_amount,discount_codes\n";

    /** Who owns the code of dora. */
    void codes(String owner) throws IOException {
        StringBuilder text = new StringBuilder("code,influencer_id,commission_rate\n");
        PEOPLE.forEach(
                name ->
                        text.append(code(name))
                                .append(',')
                                .append(name.equals("dora") ? owner : name)
                                .append(",0.075\n"));
        write("codes.csv", text.toString());
    }

    /**
     * Delivers refunds of so many orders, whole or in part.
     *
     * @return cents by season, of orders that somebody is credited with
     */
    long[] refunds(String file, int count, String day) throws IOException {
        long[] cents = new long[3];
        StringBuilder text = new StringBuilder("refund_id,order_id,refunded_at,goods_amount\n");
        for (int i = 0; i < count; i++) {
            Order order = orders.get(random.nextInt(orders.size()));
            long left = order.cents() - refunded.getOrDefault(order.id(), 0L);
            long part = random.nextBoolean() || left == 0 ? left : 1 + random.nextLong(left);
            refunded.merge(order.id(), part, Long::sum);
            text.append(
                    "r%d,%s,%sT09:00:00,%s%n".formatted(refunds++, order.id(), day, euros(part)));
            cents[order.season()] += order.people().isEmpty() ? 0 : part;
        }
        write(file, text.toString());
        return cents;
    }

    /** Delivers an order once more, for more than before. */
    void redeliver(String file, Order order, long cents) throws IOException {
        write(file, HEAD + order.line("2026-01-05T08:00:00", cents));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    Path job() {
        return folder.resolve("job.yml");
    }

    Cli.Answer run(String asOf) {
        return Cli.run("run", job(), "--as-of", asOf);
    }

    static String code(String person) {
        return person.toUpperCase(java.util.Locale.ROOT) + "10";
    }

    static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
