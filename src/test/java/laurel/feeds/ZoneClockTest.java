package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneClockTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Asia/Kathmandu",
                "Africa/Casablanca",
                "America/St_Johns"
            })
    void agreesWithJavaTime(String name) {
        ZoneId zone = ZoneId.of(name);
        ZoneClock clock = new ZoneClock(zone);
        long seed = name.hashCode();
        Random random = new Random(seed);
        long day = 0;
        for (int i = 0; i < 200_000; i++) {
            if (i % 100 == 0) {
                day = LocalDate.of(1960, 1, 1).plusDays(random.nextInt(40_000)).toEpochDay();
            }
            long local = day * 86_400 + random.nextInt(3 * 86_400);
            LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
            String where = time + " in " + zone + ", seed " + seed;
            assertEquals(time.atZone(zone).toEpochSecond(), clock.toInstant(local), where);
            LocalDate shown = Instant.ofEpochSecond(local).atZone(zone).toLocalDate();
            boolean isOver = shown.plusDays(1).atStartOfDay(zone).toEpochSecond() <= local;
            LocalDate expected = isOver ? shown.plusDays(1) : shown;
            assertEquals(expected.toEpochDay(), clock.toDay(local * 1_000_000 + 999_999), where);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Tehran"})
    void agreesWithJavaTimeInTheSecondsAroundEveryChangeOfClocks(String name) {
        ZoneId zone = ZoneId.of(name);
        ZoneClock clock = new ZoneClock(zone);
        Instant from = Instant.parse("1975-01-01T00:00:00Z");
        for (int i = 0; i < 80; i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (change == null) {
                break;
            }
            from = change.getInstant();
            LocalDate begun = null;
            for (long second : around(from.getEpochSecond())) {
                LocalDate shown = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
                begun = begun == null || shown.isAfter(begun) ? shown : begun;
                assertEquals(begun.toEpochDay(), clock.toDay(second * 1_000_000), change::toString);
            }
            for (LocalDateTime turn :
                    List.of(change.getDateTimeBefore(), change.getDateTimeAfter())) {
                for (long local : around(turn.toEpochSecond(ZoneOffset.UTC))) {
                    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
                    assertEquals(
                            time.atZone(zone).toEpochSecond(),
                            clock.toInstant(local),
                            () -> time + " at " + change);
                }
            }
        }
    }

    /** In order, as orders come: what was looked up for the one before must not reach too far. */
    private static List<Long> around(long second) {
        return List.of(
                second - 7200,
                second - 1,
                second,
                second + 1,
                second + 3599,
                second + 3600,
                second + 7200);
    }

    @Test
    void aDayIsNotOverTwiceWhereClocksGoBackBehindMidnight() {
        ZoneClock clock = new ZoneClock(ZoneId.of("America/St_Johns"));
        long midnight = Instant.parse("2010-11-07T02:30:00Z").getEpochSecond() * 1_000_000;
        long minute = 60_000_000;
        assertEquals(LocalDate.of(2010, 11, 6).toEpochDay(), clock.toDay(midnight - 1));
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight));
        // a minute later clocks show 23:01 of the 6th again
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight + minute));
        long hour = 60 * minute;
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight + hour));
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight + 24 * hour));
        assertEquals(LocalDate.of(2010, 11, 8).toEpochDay(), clock.toDay(midnight + 25 * hour));
    }
}
