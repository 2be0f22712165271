package laurel.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times to instants and back, as java.time does it (in a gap later by the gap, in an overlap
 * the earlier offset), keeping the stretch of time for which the last answer holds. Not
 * thread-safe.
 */
final class ZoneClock {
    private static final long DAY_SECONDS = 86_400;
    private static final long MICROS = 1_000_000;

    private final ZoneRules rules;
    private long localFrom = 1;
    private long localTo;
    private long localOffset;
    private long instantFrom = 1;
    private long instantTo;
    private long instantOffset;
    private long repeatedTo;

    ZoneClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /**
     * @param local seconds of the local time, as if it were UTC
     * @return seconds since 1970 UTC
     */
    long toInstant(long local) {
        if (local < localFrom || local >= localTo) {
            lookUpLocal(local);
        }
        return local - localOffset;
    }

    /**
     * The local day of an instant in microseconds, in days since 1970. A day lasts until the first
     * instant of the next, also where clocks go back behind midnight and show it once more.
     */
    int toDay(long micros) {
        long second = Math.floorDiv(micros, MICROS);
        if (second < instantFrom || second >= instantTo) {
            lookUpInstant(second);
        }
        long shown = Math.floorDiv(second + instantOffset, DAY_SECONDS);
        return (int) (second < repeatedTo ? shown + 1 : shown);
    }

    private void lookUpLocal(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneOffsetTransition at = rules.getTransition(time);
        if (at != null) {
            localOffset = at.getOffsetBefore().getTotalSeconds();
            localFrom = local;
            localTo = turn(at);
            return;
        }
        localOffset = rules.getOffset(time).getTotalSeconds();
        Instant instant = Instant.ofEpochSecond(local - localOffset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        localFrom = before == null ? Long.MIN_VALUE : turn(before);
        localTo = after == null ? Long.MAX_VALUE : turn(after);
    }

    /** The first local second that belongs to the offset after the transition alone. */
    private static long turn(ZoneOffsetTransition at) {
        int before = at.getOffsetBefore().getTotalSeconds();
        int after = at.getOffsetAfter().getTotalSeconds();
        return at.toEpochSecond() + Math.max(before, after);
    }

    private void lookUpInstant(long second) {
        Instant instant = Instant.ofEpochSecond(second);
        instantOffset = rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        instantFrom = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        instantTo = after == null ? Long.MAX_VALUE : after.toEpochSecond();
        repeatedTo = before == null ? Long.MIN_VALUE : repeatedTo(before);
    }

    /** Until when, from the transition on, clocks show a day that was over already. */
    private static long repeatedTo(ZoneOffsetTransition at) {
        LocalDate over = at.getDateTimeAfter().toLocalDate();
        boolean isRepeated = at.getDateTimeBefore().minusNanos(1).toLocalDate().isAfter(over);
        return isRepeated
                ? over.plusDays(1).atStartOfDay().toEpochSecond(at.getOffsetAfter())
                : Long.MIN_VALUE;
    }
}
