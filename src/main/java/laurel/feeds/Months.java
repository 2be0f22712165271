package laurel.feeds;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The local months that rows lie in, as numbers: November 2025 is 202511. What grows with the shop
 * is built by month, so a landed file tells which of them it touches.
 */
final class Months {
    private final ZoneClock clock;
    private final TreeMap<Integer, Long> latest = new TreeMap<>();
    private int day = Integer.MIN_VALUE;
    private int month;

    Months(ZoneClock clock) {
        this.clock = clock;
    }

    /**
     * @param at the instant that decides the month, in microseconds
     * @param until the latest instant of the row
     */
    void add(long at, long until) {
        int found = clock.toDay(at);
        if (found != day) {
            day = found;
            month = of(LocalDate.ofEpochDay(found));
        }
        Long known = latest.get(month);
        if (known == null || known < until) {
            latest.put(month, until);
        }
    }

    /** The month of the row added last. */
    int current() {
        return month;
    }

    /** Month to the latest instant of its rows. */
    SortedMap<Integer, Long> latest() {
        return new TreeMap<>(latest);
    }

    static int of(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }
}
