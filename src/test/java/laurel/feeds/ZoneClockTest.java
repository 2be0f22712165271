package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
        long seed = System.nanoTime();
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

    @Test
    void aDayIsNotOverTwiceWhereClocksGoBackBehindMidnight() {
        ZoneClock clock = new ZoneClock(ZoneId.of("America/St_Johns"));
        long midnight = Instant.parse("2010-11-07T02:30:00Z").getEpochSecond() * 1_000_000;
        long minute = 60_000_000;
        assertEquals(LocalDate.of(2010, 11, 6).toEpochDay(), clock.toDay(midnight - 1));
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight));
        // a minute later clocks show 23:01 of the 6th again
        assertEquals(LocalDate.of(2010, 11, 7).toEpochDay(), clock.toDay(midnight + minute));
    }
}
