package laurel.reconcile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The rules of a nasty case, and the names and instants its feeds play with. */
final class NastyWorld {
    /** Zones with a day on which something happens to their clocks. */
    private static final List<String> HOT =
            List.of(
                    "Europe/Berlin 2024-10-27",
                    "Europe/Berlin 2024-03-31",
                    "America/New_York 2024-11-03",
                    "Australia/Lord_Howe 2024-04-07",
                    "America/Sao_Paulo 2018-11-04",
                    "America/St_Johns 2010-11-07",
                    "Pacific/Apia 2011-12-30",
                    "Africa/Cairo 2023-04-28",
                    "Africa/Cairo 2023-10-27",
                    "Asia/Kathmandu 2024-02-29",
                    "UTC 2024-12-31");

    private static final List<String> PEOPLE =
            List.of(
                    "anna",
                    "Anna",
                    "\uFF5E",
                    "\uD83D\uDE00",
                    "a b",
                    "a,b",
                    "q\"q",
                    "ben",
                    "\u00E9",
                    "e\u0301",
                    "\u0130d",
                    "10",
                    "9",
                    "x|y",
                    "it's",
                    "NULL");
    private static final List<List<String>> TOKENS =
            List.of(
                    List.of(
                            "ANNA10",
                            "anna10",
                            " Anna10",
                            "\uFF21\uFF2E\uFF2E\uFF2110",
                            "\u00A0anna10\u2003"),
                    List.of("stra\u00DFe", "STRASSE", "Strasse"),
                    List.of("\u0130ST", "i\u0307st", "\u0130st"),
                    List.of("ist", "IST", "\u0131st"),
                    List.of("\uFB01X", "fix", "FIX"),
                    List.of("A=B", "a=b"),
                    List.of("\uD83D\uDE00", "\uD83D\uDE00 "),
                    List.of("\uFF5E", "~"),
                    List.of("x y", "X\u00A0Y", "x\u3000y"),
                    List.of("c\u00E9", "ce\u0301", "C\u00C9"),
                    List.of("0", "\uFF10", "\u2070"));

    final NastyDraws draws;
    final ZoneId zone;
    final LocalDate hot;
    final LocalDate asOf;
    final String currency;
    final List<String> currencies;
    final List<String> people = new ArrayList<>();
    final List<List<String>> tokens = new ArrayList<>();
    final Map<String, LocalDate[]> seasons = new LinkedHashMap<>();
    final Map<String, String> feedZones = new LinkedHashMap<>();
    final boolean isHuge;
    final int lookbackDays;

    /** Many orders that count, so that seasons and tiers have something to tell. */
    final boolean isBusy;

    NastyWorld(long seed) {
        draws = new NastyDraws(seed);
        String place = draws.of(HOT);
        zone = ZoneId.of(zone(place));
        hot = LocalDate.parse(place.substring(place.indexOf(' ') + 1));
        asOf = hot.plusDays(draws.between(-2, 40));
        currency = draws.of("EUR", "USD", "JPY", "KWD", "EUR");
        currencies = List.of(currency, currency, "USD", "JPY", "KWD", "eur ", "");
        isBusy = draws.chance(0.5);
        lookbackDays = draws.of(List.of(1, 7, 30));
        isHuge = draws.chance(0.1) && !currency.equals("KWD");
        fill(people, PEOPLE, draws.between(3, 6));
        fill(tokens, TOKENS, draws.between(3, 6));
        season("alpha", hot.minusDays(draws.between(0, 4)), draws.between(1, 12));
        for (int year = 1; year <= draws.between(1, 4); year++) {
            LocalDate start = hot.minusYears(year).plusDays(draws.between(-3, 3));
            season("alpha", start, draws.between(1, 12));
        }
        season("alpha", hot.plusYears(1), 3);
        season("beta", hot.plusDays(draws.between(-1, 1)), draws.between(1, 2));
        season("gamma", asOf.plusDays(draws.between(0, 1)), 3);
        for (String feed : List.of("orders", "refunds", "codes", "posts", "clicks")) {
            if (draws.chance(0.2)) {
                feedZones.put(feed, zone(draws.of(HOT)));
            }
        }
    }

    private static String zone(String place) {
        return place.substring(0, place.indexOf(' '));
    }

    private <T> void fill(List<T> chosen, List<T> from, int count) {
        LinkedHashSet<T> set = new LinkedHashSet<>();
        while (set.size() < count) {
            set.add(draws.of(from));
        }
        chosen.addAll(set);
    }

    private void season(String season, LocalDate start, int days) {
        seasons.putIfAbsent(
                season + "-" + start.getYear(), new LocalDate[] {start, start.plusDays(days)});
    }

    /** One of the spellings of a token. */
    String spelt(List<String> token) {
        return draws.of(token);
    }

    String spelt() {
        return draws.of(draws.of(tokens));
    }

    /** An instant where something may go wrong. */
    long instant() {
        List<LocalDate[]> all = List.copyOf(seasons.values());
        LocalDate day =
                switch (draws.between(0, 9)) {
                    case 0, 1 -> hot;
                    case 2 -> hot.plusDays(1);
                    case 3 -> asOf.plusDays(1);
                    case 4, 5, 6 -> draws.of(all)[0];
                    default -> draws.of(all)[1];
                };
        return draws.near(Times.startOf(day, zone));
    }

    /** As {@link #instant}, but in busy cases mostly within a season. */
    long sale() {
        if (!isBusy || draws.chance(0.3)) {
            return instant();
        }
        LocalDate[] season = draws.of(List.copyOf(seasons.values()));
        long from = Times.startOf(season[0], zone);
        long to = Times.startOf(season[1], zone);
        return from + (to - from) / 1000 * draws.between(0, 1000);
    }

    String at(String feed, long micros) {
        return draws.written(micros, ZoneId.of(feedZones.getOrDefault(feed, zone.getId())));
    }

    String day() {
        return Times.day(instant(), zone).toString();
    }

    String amount() {
        if (isHuge && draws.chance(0.02)) {
            return draws.of("1234567890.123456", "999999999.995");
        }
        return draws.of(
                "0",
                "0.00",
                "0.01",
                "0.02",
                "0.03",
                "0.005",
                "0.0149",
                "0.5",
                "1",
                "7.77",
                "10.01",
                "33.333333",
                "49.995",
                "99.99",
                "100",
                "120.00",
                "250.5",
                "1234.565",
                "-0.00");
    }

    String rate() {
        return draws.maybe(
                0.8, "0", "0.10", "0.05", "0.333333333333", "1", "0.000000000001", "0.125", "0.2");
    }
}
