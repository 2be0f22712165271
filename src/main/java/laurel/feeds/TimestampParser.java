package laurel.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code yyyy-MM-dd}, {@code T} or blank, {@code hh:mm[:ss[.1-9 digits]]}, an optional blank
 * and {@code Z}, {@code ±hh}, {@code ±hhmm} or {@code ±hh:mm}; or what a declared pattern says. By
 * hand, because a regular expression a cell would double the time landing takes. Not thread-safe.
 */
final class TimestampParser {
    /** Not a timestamp. */
    static final long BAD = Long.MIN_VALUE;

    private static final long MICROS = 1_000_000;
    private static final int DATE_LENGTH = 10;

    private final ZoneId zone;
    private final ZoneClock clock;
    private final @Nullable DateTimeFormatter pattern;

    TimestampParser(ZoneId zone, @Nullable String pattern) {
        this.zone = zone;
        this.clock = new ZoneClock(zone);
        this.pattern = pattern == null ? null : formatter(pattern);
    }

    /** Strict: {@code yyyy} means the year itself, month names are English. */
    static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    long parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Microseconds since 1970 UTC, or {@link #BAD}. */
    long parse(char[] text, int from, int to) {
        if (pattern != null) {
            return parse(pattern, new String(text, from, to - from));
        }
        long day = day(text, from, to);
        if (day == BAD) {
            return BAD;
        }
        int i = from + DATE_LENGTH;
        if (i == to) {
            return clock.toInstant(day * 86_400) * MICROS;
        }
        if (text[i] != 'T' && text[i] != ' ') {
            return BAD;
        }
        int hour = two(text, i + 1, to);
        int minute = two(text, i + 4, to);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[i + 3] != ':') {
            return BAD;
        }
        return seconds(text, i + 6, to, day * 86_400 + hour * 3600L + minute * 60L);
    }

    private long seconds(char[] text, int from, int to, long local) {
        int i = from;
        long second = 0;
        long micros = 0;
        if (i < to && text[i] == ':') {
            second = two(text, i + 1, to);
            if (second < 0 || second > 59) {
                return BAD;
            }
            i += 3;
            if (i < to && text[i] == '.') {
                int end = digits(text, i + 1, to);
                int count = end - i - 1;
                if (count < 1 || count > 9) {
                    return BAD;
                }
                micros = micros(text, i + 1, end);
                i = end;
            }
        }
        return offset(text, i, to, local + second, micros);
    }

    private long offset(char[] text, int from, int to, long local, long micros) {
        if (from == to) {
            return clock.toInstant(local) * MICROS + micros;
        }
        int i = text[from] == ' ' ? from + 1 : from;
        if (i + 1 == to && text[i] == 'Z') {
            return local * MICROS + micros;
        }
        if (i >= to || (text[i] != '+' && text[i] != '-')) {
            return BAD;
        }
        int hours = two(text, i + 1, to);
        int rest = i + 3;
        int minutes = 0;
        if (rest < to) {
            rest += text[rest] == ':' ? 1 : 0;
            minutes = rest + 2 == to ? two(text, rest, to) : -1;
        }
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return BAD;
        }
        long seconds = hours * 3600L + minutes * 60L;
        return (text[i] == '+' ? local - seconds : local + seconds) * MICROS + micros;
    }

    /** Days since 1970 of the ISO date at {@code from}, whatever follows it; or {@link #BAD}. */
    static long day(char[] text, int from, int to) {
        if (to - from < DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return BAD;
        }
        int century = two(text, from, to);
        int year = two(text, from + 2, to);
        int month = two(text, from + 5, to);
        int day = two(text, from + 8, to);
        if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) {
            return BAD;
        }
        int full = century * 100 + year;
        if (day > Month.of(month).length(Year.isLeap(full))) {
            return BAD;
        }
        return LocalDate.of(full, month, day).toEpochDay();
    }

    private static int two(char[] text, int i, int to) {
        boolean isNumber = i + 2 <= to && Text.isDigit(text[i]) && Text.isDigit(text[i + 1]);
        return isNumber ? (text[i] - '0') * 10 + text[i + 1] - '0' : -1;
    }

    private static int digits(char[] text, int from, int to) {
        int i = from;
        while (i < to && Text.isDigit(text[i])) {
            i++;
        }
        return i;
    }

    private static long micros(char[] text, int from, int end) {
        long micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (from + i < end ? text[from + i] - '0' : 0);
        }
        return micros;
    }

    private long parse(DateTimeFormatter formatter, String text) {
        try {
            TemporalAccessor time =
                    formatter.parseBest(
                            text,
                            ZonedDateTime::from,
                            OffsetDateTime::from,
                            LocalDateTime::from,
                            LocalDate::from);
            Instant instant = instant(time);
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            return BAD;
        }
    }

    private Instant instant(TemporalAccessor time) {
        if (time instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return Instant.from(time);
    }
}
