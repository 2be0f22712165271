package laurel.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import laurel.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders all through the nights in which clocks change, leap days and year ends, in six zones: each
 * is of the one day that holds its instant, and days, seasons and the whole add up. The seasons are
 * the months here, so that each instant is in exactly one.
 */
class CalendarTest {
    private static final int YEARS = 3;

    @TempDir private Path folder;

    /** An order as delivered, and the instant that it means. */
    private record Order(String orderedAt, Instant instant, BigDecimal amount) {}

    @Test
    void everyInstantIsInExactlyOneDayAndDaysAddUpToSeasonsAndToAll() throws IOException {
        Instant since = Instant.now();
        Map<String, Integer> zones = new TreeMap<>();
        zones.put("Europe/Berlin", 2023);
        zones.put("America/New_York", 2023);
        zones.put("Australia/Lord_Howe", 2023);
        zones.put("Africa/Cairo", 2023); // midnight is what the clocks skip
        zones.put("Asia/Kathmandu", 2023);
        zones.put("Pacific/Apia", 2010); // 30 December 2011 did not take place
        long orders = 0;
        for (Map.Entry<String, Integer> zone : zones.entrySet()) {
            orders += check(ZoneId.of(zone.getKey()), zone.getValue());
        }
        new Promise(
                        "clock changes, leap days, year ends: each instant in one day, sums add up",
                        orders,
                        "orders in " + zones.size() + " zones x " + YEARS + " years")
                .report(since);
    }

    private int check(ZoneId zone, int year) throws IOException {
        List<Order> orders = orders(zone, year);
        Path home = folder.resolve(zone.getId().replace('/', '-'));
        Path job = write(home, zone, year, orders);
        LocalDate asOf = LocalDate.of(year + YEARS, 3, 1);
        Cli.Answer answer = Cli.run("run", job, "--as-of", asOf);
        assertEquals(0, answer.exitCode(), answer::err);
        PublishedNight night = PublishedNight.in(home.resolve("published"));

        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        Map<String, BigDecimal> seasons = new TreeMap<>();
        BigDecimal all = BigDecimal.ZERO;
        for (Order order : orders) {
            LocalDate day = day(order.instant, zone);
            String season = "m%02d-%d".formatted(day.getMonthValue(), day.getYear());
            days.merge(day, order.amount, BigDecimal::add);
            seasons.merge(season, order.amount, BigDecimal::add);
            all = all.add(order.amount);
        }
        assertEquals(
                rows(days),
                night.rows(
                        "ledger",
                        "select ordered_on, sum(revenue) from ledger group by all order by all"),
                zone.getId());
        assertEquals(
                rows(seasons),
                night.rows(
                        "influencer_seasons",
                        "select season_id, net_revenue from influencer_seasons order by all"),
                zone.getId());
        assertEquals(
                List.of("[" + all + "]"),
                night.rows("ledger", "select sum(revenue) from ledger"),
                zone.getId());
        return orders.size();
    }

    private static List<String> rows(Map<?, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> "[" + sum.getKey() + ", " + sum.getValue() + "]")
                .toList();
    }

    /** The day whose first instant is not after this one, and whose next day's is. */
    private static LocalDate day(Instant instant, ZoneId zone) {
        LocalDate guess = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        List<LocalDate> days =
                guess.minusDays(2)
                        .datesUntil(guess.plusDays(3))
                        .filter(day -> !start(day, zone).isAfter(instant))
                        .filter(day -> start(day.plusDays(1), zone).isAfter(instant))
                        .toList();
        assertEquals(1, days.size(), instant + " in " + zone);
        return days.get(0);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static List<Order> orders(ZoneId zone, int year) {
        Set<Instant> instants = new TreeSet<>();
        List<Order> orders = new ArrayList<>();
        int cents = 1;
        for (LocalDate hot : hotDays(zone, year)) {
            Instant end = start(hot.plusDays(2), zone);
            Instant next = start(hot.minusDays(1), zone);
            while (next.isBefore(end)) {
                instants.add(next);
                next = next.plus(Duration.ofMinutes(17));
            }
            for (LocalDate day = hot.minusDays(1); day.isBefore(hot.plusDays(2)); ) {
                for (int micros = -1; micros <= 1; micros++) {
                    instants.add(start(day, zone).plus(micros, ChronoUnit.MICROS));
                }
                day = day.plusDays(1);
            }
            for (int minutes = 0; minutes < 24 * 60; minutes += 30) {
                LocalDateTime local = hot.atStartOfDay().plusMinutes(minutes);
                Instant meant = local.atZone(zone).toInstant();
                orders.add(new Order(local.toString(), meant, BigDecimal.valueOf(cents++, 2)));
            }
        }
        for (Instant instant : instants) {
            orders.add(new Order(instant.toString(), instant, BigDecimal.valueOf(cents++, 2)));
        }
        return orders;
    }

    private static Set<LocalDate> hotDays(ZoneId zone, int year) {
        Set<LocalDate> hot = new TreeSet<>();
        Instant last = start(LocalDate.of(year + YEARS, 1, 1), zone);
        ZoneOffsetTransition change =
                zone.getRules().nextTransition(start(LocalDate.of(year, 1, 1), zone));
        while (change != null && change.getInstant().isBefore(last)) {
            hot.add(change.getDateTimeBefore().toLocalDate());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        for (int i = 0; i < YEARS; i++) {
            hot.add(LocalDate.of(year + i, 2, 28).plusDays(1));
            hot.add(LocalDate.of(year + i, 12, 31));
        }
        return hot;
    }

    private static Path write(Path home, ZoneId zone, int year, List<Order> orders)
            throws IOException {
        Files.createDirectories(home);
        StringBuilder csv = new StringBuilder("order_id,ordered_at,goods_amount,discount_codes\n");
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            csv.append("o%d,%s,%s,A\n".formatted(i, order.orderedAt, order.amount));
        }
        Files.writeString(home.resolve("orders.csv"), csv);
        Files.writeString(home.resolve("codes.csv"), "code,influencer_id\nA,anna\n");
        Files.writeString(home.resolve("posts.csv"), "post_id,influencer_id,platform,posted_at\n");
        return Files.writeString(
                home.resolve("job.yml"),
                """
                name: calendar
                timezone: %s
                currency: EUR
                feeds:
                  - {feed: orders, source: orders.csv}
                  - {feed: codes, source: codes.csv}
                  - {feed: posts, source: posts.csv}
                publish: {to: published}
                seasons:
                %s
                """
                        .formatted(zone, months(year)));
    }

    /** A season a month, with an occurrence in each year and the one after. */
    private static String months(int year) {
        StringBuilder seasons = new StringBuilder();
        for (int month = 1; month <= 12; month++) {
            List<String> days = new ArrayList<>();
            for (int i = 0; i <= YEARS; i++) {
                LocalDate first = LocalDate.of(year + i, month, 1);
                days.add("{starts-on: %s, ends-before: %s}".formatted(first, first.plusMonths(1)));
            }
            seasons.append(
                    "  - {id: m%02d, occurrences: [%s]}\n"
                            .formatted(month, String.join(", ", days)));
        }
        return seasons.toString();
    }
}
