package laurel.reconcile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** What is drawn for a nasty case: the same seed draws the same. */
final class NastyDraws {
    private static final long SECOND = 1_000_000L;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final List<String> OFFSETS =
            List.of("Z", "+05:30", "-0330", "+14", "-18:00", "+00:45");

    private final Random random;

    NastyDraws(long seed) {
        random = new Random(seed);
    }

    boolean chance(double part) {
        return random.nextDouble() < part;
    }

    /** From {@code from} to {@code to}, both drawn. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String of(String... all) {
        return all[random.nextInt(all.length)];
    }

    /** One of them, or a blank. */
    String maybe(double part, String... all) {
        return chance(part) ? of(all) : "";
    }

    Random random() {
        return random;
    }

    /** An instant on the edge or near by. */
    long near(long edge) {
        return switch (between(0, 7)) {
            case 0 -> edge;
            case 1 -> edge - 1;
            case 2 -> edge + 1;
            case 3 -> edge - SECOND * between(1, 7200);
            case 4 -> edge + SECOND * between(1, 7200);
            case 5 -> edge + SECOND * 3600 * between(-48, 48);
            default -> edge + SECOND * between(-864_000, 864_000);
        };
    }

    /** One of the ways in which a timestamp may be written; with an offset it is exact. */
    String written(long micros, ZoneId feedZone) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        LocalDateTime local = instant.atZone(feedZone).toLocalDateTime();
        return switch (between(0, 15)) {
            case 0 -> local.toLocalDate().toString();
            case 1 -> local.format(MINUTES);
            case 2, 3 -> local.format(MICROS);
            case 4 -> local.format(MICROS) + of("000", "999", "1");
            case 5 -> instant.atZone(feedZone).toOffsetDateTime().toString().replace("Z", "+00");
            default -> {
                String offset = of(OFFSETS);
                ZoneOffset zone = ZoneOffset.of(offset.equals("-0330") ? "-03:30" : offset);
                yield instant.atOffset(zone).format(MICROS) + maybe(0.3, " ") + offset;
            }
        };
    }
}
