package laurel.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
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
