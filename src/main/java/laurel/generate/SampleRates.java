package laurel.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Invented rates of two currencies on the weekdays of the seasons. */
final class SampleRates {
    private SampleRates() {}

    /** Ten-thousandths of a unit for one euro, on that day or the weekday before. */
    static int units(String currency, LocalDate day) {
        LocalDate known = day;
        while (isWeekend(known)) {
            known = known.minusDays(1);
        }
        Draws draws = new Draws(SampleCampaign.SEED, "fx " + currency, known.toEpochDay());
        return (currency.equals("CHF") ? 9_300 : 11_500) + draws.below(150);
    }

    static long toEuroCents(String currency, LocalDate day, long cents) {
        return BigDecimal.valueOf(cents)
                .divide(BigDecimal.valueOf(units(currency, day), 4), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static void write(CsvOut out) {
        for (int year = 2024; year <= 2025; year++) {
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            for (LocalDate day = LocalDate.of(year, 10, 15); day.isBefore(end); ) {
                for (String currency : isWeekend(day) ? List.<String>of() : List.of("CHF", "USD")) {
                    BigDecimal units = BigDecimal.valueOf(units(currency, day), 4);
                    out.cell(day).cell(currency).cell(units.toPlainString()).end();
                }
                day = day.plusDays(1);
            }
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
