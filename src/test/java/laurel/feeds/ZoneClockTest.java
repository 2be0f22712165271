package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
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
                "Africa/Casablanca"
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
            LocalDate expected = Instant.ofEpochSecond(local).atZone(zone).toLocalDate();
            assertEquals(expected.toEpochDay(), clock.toDay(local * 1_000_000 + 999_999), where);
        }
    }
}
