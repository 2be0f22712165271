package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import laurel.spec.SeasonRule.FixedDates;
import laurel.spec.SeasonRule.HolidayAnchor;
import laurel.spec.binding.SpecFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeasonsTest {

    @Test
    void blackFridayIsTheDayAfterTheFourthThursdayOfNovember() {
        SeasonRule rule = byRule("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", 1);
        assertEquals(
                List.of("2023-11-24", "2024-11-29", "2025-11-28", "2026-11-27"),
                days(rule, 2023, 2026));
    }

    @Test
    void aHolidayIsFoundInItsCalendar() {
        SeasonRule rule =
                new SeasonRule(
                        "black-friday",
                        null,
                        new HolidayAnchor("us", "THANKSGIVING"),
                        List.of(),
                        1,
                        4);
        assertEquals(
                List.of("2023-11-24", "2024-11-29", "2025-11-28", "2026-11-27"),
                days(rule, 2023, 2026));
    }

    @Test
    void aCalendarMayHaveAnyLetters() {
        for (String calendar : List.of("it", "IT", "fi", "FI")) {
            HolidayAnchor christmas = new HolidayAnchor(calendar, "CHRISTMAS");
            SeasonRule rule = new SeasonRule("x", null, christmas, List.of(), 0, 1);
            assertEquals(List.of("2025-12-25"), days(rule, 2025, 2025), calendar);
        }
    }

    @Test
    void theFifthFridayOfNovemberIsNotInEveryYear() {
        assertEquals(
                List.of("2019-11-29", "2024-11-29"),
                days(byRule("FREQ=YEARLY;BYMONTH=11;BYDAY=5FR", 0), 2019, 2024));
    }

    @Test
    void aLeapDayIsOnlyInLeapYears() {
        assertEquals(
                List.of("1996-02-29", "2000-02-29", "2004-02-29"),
                days(byRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 0), 1995, 2005));
        assertEquals(26, byRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 0).firstDays(2072).size());
    }

    @Test
    void anOffsetMayCrossTheYear() {
        assertEquals(
                List.of("1970-12-27", "1971-12-27"),
                days(byRule("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=3", -7), 1970, 1971));
    }

    @Test
    void aRuleThatNamesNoDayIsRefused() {
        assertFault(
                "rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' names no day, or hardly any",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    }

    @Test
    void aRuleWithTwoDaysInAYearIsRefused() {
        assertFault(
                "rrule: two occurrences begin in 1970, on 1970-06-01 and on 1970-11-01; a season has"
                        + " one a year",
                "FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=1");
    }

    @Test
    void aRuleOfHoursIsRefused() {
        assertFault(
                "rrule: 'FREQ=HOURLY;BYMONTH=1' gives times of day; FREQ=YEARLY is wanted",
                "FREQ=HOURLY;BYMONTH=1");
    }

    @Test
    void fixedDatesWithTwoStartsInAYearAreRefused() {
        FixedDates june = fixed("2025-06-01", "2025-06-02");
        FixedDates july = fixed("2025-07-01", "2025-07-02");
        SpecFault fault =
                assertThrows(
                        SpecFault.class,
                        () -> new SeasonRule("x", null, null, List.of(july, june), 0, null));
        assertEquals(
                "occurrences: two occurrences begin in 2025, on 2025-06-01 and on 2025-07-01; a season"
                        + " has one a year",
                fault.getMessage());
    }

    @Test
    void anyTextEndsInDaysOrInAFault() {
        long seed = 20251128;
        Random random = new Random(seed);
        String[] parts = {
            "FREQ=YEARLY",
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=MONTHLY",
            "INTERVAL=0",
            "INTERVAL=9999999",
            "BYMONTH=2",
            "BYMONTH=13",
            "BYMONTHDAY=30",
            "BYMONTHDAY=-31",
            "BYDAY=5FR",
            "BYDAY=53MO",
            "BYWEEKNO=53",
            "BYYEARDAY=366",
            "BYSETPOS=-1",
            "BYSETPOS=367",
            "COUNT=0",
            "COUNT=3",
            "UNTIL=20000101",
            "UNTIL=x",
            "WKST=SU",
            "RSCALE=CHINESE",
            "SKIP=OMIT",
            "BYHOUR=25",
            "=",
            ""
        };
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(5); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]).append(part == 0 ? "" : ";");
            }
            try {
                assertEquals(10, byRule(text.toString(), 0).lengthDays());
            } catch (SpecFault expected) {
                assertEquals("rrule", expected.faults().get(0).key());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }

    private static void assertFault(String message, String rrule) {
        assertEquals(message, assertThrows(SpecFault.class, () -> byRule(rrule, 0)).getMessage());
    }

    private static FixedDates fixed(String startsOn, String endsBefore) {
        return new FixedDates(LocalDate.parse(startsOn), LocalDate.parse(endsBefore));
    }

    private static SeasonRule byRule(@Nullable String rrule, int offset) {
        return new SeasonRule("season", rrule, null, List.of(), offset, 10);
    }

    private static List<String> days(SeasonRule rule, int first, int last) {
        return rule.firstDays(last).stream()
                .filter(day -> day.getYear() >= first)
                .map(LocalDate::toString)
                .toList();
    }
}
