package laurel.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * Spreads the orders over the days: order 0 is the first, the last is the latest. November and
 * December bring three times as much as other months, the days around Black Friday more.
 */
final class Calendar {
    private final GeneratorSettings settings;

    /** Number of the first order of each day, and of the day after the last. */
    private final long[] firstOrder;

    Calendar(GeneratorSettings settings) {
        this.settings = settings;
        int days = (int) (settings.endsBefore().toEpochDay() - settings.from().toEpochDay());
        long[] weights = new long[days + 1];
        for (int day = 0; day < days; day++) {
            weights[day + 1] = weights[day] + weight(settings.from().plusDays(day));
        }
        firstOrder = new long[days + 1];
        for (int day = 0; day <= days; day++) {
            firstOrder[day] = settings.orders() * weights[day] / weights[days];
        }
    }

    private static long weight(LocalDate day) {
        long weight = day.getDayOfWeek().getValue() >= 6 ? 12 : 10;
        LocalDate november = LocalDate.of(day.getYear(), 11, 1);
        int toThursday = (11 - november.getDayOfWeek().getValue()) % 7;
        long off = day.toEpochDay() - november.plusDays(toThursday + 22L).toEpochDay();
        if (off >= -1 && off <= 3) {
            return weight * 8;
        }
        return day.getMonthValue() >= 11 ? weight * 3 : weight;
    }

    /** Local time of an order; later orders are not earlier. */
    LocalDateTime time(long order, Draws draws) {
        int found = Arrays.binarySearch(firstOrder, order);
        int day = found >= 0 ? found : -found - 2;
        while (firstOrder[day + 1] <= order) {
            day++;
        }
        long count = firstOrder[day + 1] - firstOrder[day];
        long place = order - firstOrder[day];
        long second = (place * 86_400 + draws.below(86_400)) / count;
        return settings.from().plusDays(day).atStartOfDay().plusSeconds(second);
    }

    /** Number of the first order of a month, or of what is left of it. */
    long first(YearMonth month) {
        long day = month.atDay(1).toEpochDay() - settings.from().toEpochDay();
        return firstOrder[(int) Math.max(0, Math.min(firstOrder.length - 1L, day))];
    }

    YearMonth firstMonth() {
        return YearMonth.from(settings.from());
    }

    YearMonth lastMonth() {
        return YearMonth.from(settings.endsBefore().minusDays(1));
    }
}
