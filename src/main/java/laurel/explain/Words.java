package laurel.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import laurel.spec.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Turns what models hold into what people read.
 *
 * @param currency the reporting currency
 * @param minorUnits its decimal places
 * @param zone the job's
 */
record Words(String currency, int minorUnits, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static Words of(Map<String, @Nullable Object> run) {
        return new Words(
                String.valueOf(run.get("currency")),
                ((Number) some(run.get("minor_units"))).intValue(),
                ZoneId.of(String.valueOf(run.get("timezone"))));
    }

    /** Minor units with the currency. */
    String money(@Nullable Object minor) {
        return minor == null ? "unknown" : amount(minor) + " " + currency;
    }

    /** Minor units as a number. */
    String amount(@Nullable Object minor) {
        return minor == null
                ? "unknown"
                : new BigDecimal(minor.toString())
                        .movePointLeft(minorUnits)
                        .setScale(minorUnits)
                        .toPlainString();
    }

    /** An amount as fed, with the places that its currency has, more only where it was fed so. */
    static String amountIn(@Nullable Object currency, @Nullable Object amount) {
        if (amount == null) {
            return "unknown";
        }
        BigDecimal value = new BigDecimal(amount.toString()).stripTrailingZeros();
        int places = Math.max(value.scale(), places(String.valueOf(currency)));
        return value.setScale(places).toPlainString() + " " + currency;
    }

    private static int places(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
                .findFirst()
                .orElse(0);
    }

    /** What a feed wrote, on one line and harmless to a terminal. */
    static String oneLine(Object fed) {
        return fed.toString().replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    /** A decimal without the zeros it does not need. */
    static String plain(@Nullable Object decimal) {
        if (decimal == null) {
            return "unknown";
        }
        BigDecimal value = new BigDecimal(decimal.toString()).stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    /** A rate of 0 to 1 in per cent. */
    static String percent(@Nullable Object rate) {
        return rate == null
                ? "unknown"
                : plain(new BigDecimal(rate.toString()).movePointRight(2)) + " %";
    }

    /** Millionths in per cent. */
    static String share(@Nullable Object millionths) {
        return millionths == null
                ? "unknown"
                : plain(new BigDecimal(millionths.toString()).movePointLeft(4)) + " %";
    }

    /** Millionths in per cent, rounded to one place as in the page after a run. */
    static String roundPercent(@Nullable Object millionths) {
        return millionths == null
                ? "unknown"
                : new BigDecimal(millionths.toString())
                                .movePointLeft(4)
                                .setScale(1, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %";
    }

    /** The value of a metric in the unit of the models, exactly. */
    String metric(Metric metric, @Nullable Object value) {
        return switch (metric.unit()) {
            case MONEY -> value == null ? "unknown" : money(plain(value));
            case COUNT -> plain(value);
            case RATIO ->
                    metric == Metric.ORDER_CREDIT && value != null
                            ? plain(new BigDecimal(value.toString()).movePointLeft(6))
                            : share(value);
        };
    }

    /** Microseconds since 1970 as the job's local time. */
    String time(@Nullable Object micros) {
        return micros == null
                ? "unknown"
                : TIME.format(
                        Instant.EPOCH
                                .plus(((Number) micros).longValue(), ChronoUnit.MICROS)
                                .atZone(zone));
    }

    /** When something was owned: closed-open, open ends said in words. */
    String interval(@Nullable Object from, @Nullable Object to) {
        if (from == null && to == null) {
            return "at any time";
        }
        return (from == null ? "" : "from " + time(from))
                + (from == null || to == null ? "" : " ")
                + (to == null ? "" : "until before " + time(to));
    }

    static <T> T some(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("[BUG] a column that is never null is null");
        }
        return value;
    }
}
