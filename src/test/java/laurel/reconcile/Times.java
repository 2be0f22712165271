package laurel.reconcile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants are microseconds since 1970 UTC. */
final class Times {
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})"
                            + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?"
                            + " ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private Times() {}

    /** Null when the text is no timestamp. */
    static @Nullable Long parse(String text, ZoneId zone) {
        Matcher m = TIMESTAMP.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(m.group(1));
            if (m.group(2) == null) {
                return micros(date.atStartOfDay(zone).toInstant());
            }
            LocalDateTime time =
                    date.atTime(
                            number(m.group(2)),
                            number(m.group(3)),
                            number(m.group(4)),
                            nanos(m.group(5)));
            return micros(
                    m.group(6) == null
                            ? ZonedDateTime.ofLocal(time, zone, null).toInstant()
                            : time.toInstant(offset(m.group(6))));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null when the text is no ISO date. */
    static @Nullable LocalDate date(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * A day lasts until the first instant of the next, also where clocks go back behind midnight.
     */
    static LocalDate day(long at, ZoneId zone) {
        LocalDate shown = Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(zone).toLocalDate();
        return at >= startOf(shown.plusDays(1), zone) ? shown.plusDays(1) : shown;
    }

    static long startOf(LocalDate day, ZoneId zone) {
        return micros(day.atStartOfDay(zone).toInstant());
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(String text) {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        String digits = (text.substring(1).replace(":", "") + "00").substring(0, 4);
        int sign = text.charAt(0) == '-' ? -1 : 1;
        int minutes = number(digits.substring(2));
        if (minutes > 59) {
            throw new DateTimeException("offset " + text);
        }
        return ZoneOffset.ofTotalSeconds(
                sign * (number(digits.substring(0, 2)) * 3600 + minutes * 60));
    }
}
