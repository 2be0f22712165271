package laurel.spec;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import laurel.spec.binding.Checks;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Slug;
import laurel.spec.binding.SpecFault;
import org.jspecify.annotations.Nullable;

/**
 * A season: an anchor day each year by rule or holiday, moved and stretched, or fixed dates.
 * Exactly one of {@code rrule}, {@code holiday} and {@code occurrences} is there, and no year has
 * two.
 *
 * @param rrule RFC 5545, counted from 1 January 1970
 * @param offsetDays from the anchor to the first day, negative: before it; 0 with fixed dates
 * @param lengthDays null with fixed dates
 */
@Doc(
        "A season. Its days come from exactly one of rrule, holiday and occurrences; each occurrence"
                + " is called by the season and the year of its first day, e.g. black-friday-2025.")
public record SeasonRule(
        @Doc("The name; occurrences are called after it.") @Slug String id,
        @Doc(
                        value =
                                "The anchor day as an RFC 5545 rule, counted from 1 January 1970:"
                                        + " FREQ=YEARLY;BYMONTH=11;BYDAY=4FR. One day a year.",
                        otherwise = "holiday or occurrences")
                @Nullable String rrule,
        @Doc(value = "The anchor day as a public holiday.", otherwise = "rrule or occurrences")
                @Nullable HolidayAnchor holiday,
        @Doc("Fixed dates, at most one occurrence a year.") @Default("[]")
                List<FixedDates> occurrences,
        @Doc("Days from the anchor to the first day; negative: before it.")
                @Default("0")
                @Min("-366")
                @Max("366")
                int offsetDays,
        @Doc(value = "Number of days, with rrule and holiday.", otherwise = "only with occurrences")
                @Min("1")
                @Max("366")
                @Nullable Integer lengthDays) {

    private static final int CHECKED_UNTIL = 2100;

    /** An anchor may lie this many years behind the first day. */
    private static final int OFFSET_YEARS = 2;

    public SeasonRule {
        long ways = Stream.of(rrule, holiday).filter(way -> way != null).count();
        ways += occurrences.isEmpty() ? 0 : 1;
        boolean isFixed = rrule == null && holiday == null;
        Checks checks =
                new Checks()
                        .that(
                                ways == 1,
                                "",
                                "has %s of rrule, holiday and occurrences; give exactly one",
                                ways == 0 ? "none" : "more than one")
                        .that(
                                ways != 1 || isFixed || lengthDays != null,
                                "length-days",
                                "is missing; say how many days the season has")
                        .that(
                                ways != 1 || !isFixed || lengthDays == null,
                                "length-days",
                                "goes with rrule and holiday; fixed dates have an end")
                        .that(
                                ways != 1 || !isFixed || offsetDays == 0,
                                "offset-days",
                                "goes with rrule and holiday; fixed dates have a start");
        checks.done();
        onceAYear(
                firstDays(rrule, holiday, occurrences, offsetDays, CHECKED_UNTIL), rrule, holiday);
    }

    /** The first days of all occurrences in the years 1970 to {@code lastYear}, in order. */
    public List<LocalDate> firstDays(int lastYear) {
        return firstDays(rrule, holiday, occurrences, offsetDays, lastYear);
    }

    private static List<LocalDate> firstDays(
            @Nullable String rrule,
            @Nullable HolidayAnchor holiday,
            List<FixedDates> occurrences,
            int offsetDays,
            int lastYear) {
        if (rrule == null && holiday == null) {
            return occurrences.stream().map(FixedDates::startsOn).sorted().toList();
        }
        List<LocalDate> anchors =
                rrule != null
                        ? Anchors.ofRule(rrule, lastYear + OFFSET_YEARS)
                        : Anchors.ofHoliday(
                                Objects.requireNonNull(holiday), lastYear + OFFSET_YEARS);
        return anchors.stream()
                .map(day -> day.plusDays(offsetDays))
                .filter(day -> day.getYear() >= 1970 && day.getYear() <= lastYear)
                .sorted()
                .toList();
    }

    /** Otherwise two occurrences would be called alike. */
    private static void onceAYear(
            List<LocalDate> days, @Nullable String rrule, @Nullable HolidayAnchor holiday) {
        String key = rrule != null ? "rrule" : holiday != null ? "holiday" : "occurrences";
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).getYear() == days.get(i - 1).getYear()) {
                throw new SpecFault(
                        key,
                        "two occurrences begin in %d, on %s and on %s; a season has one a year"
                                .formatted(days.get(i).getYear(), days.get(i - 1), days.get(i)));
            }
        }
        if (days.isEmpty()) {
            throw new SpecFault(key, "names no day at all");
        }
    }

    /**
     * @param calendar a country's, by ISO 3166 code in lower case
     * @param id the holiday's key in that calendar
     */
    @Doc("A public holiday of a country, by the calendars of the Jollyday library.")
    public record HolidayAnchor(
            @Doc("The country, e.g. us, de, gb.") String calendar,
            @Doc("The holiday, e.g. THANKSGIVING or CHRISTMAS.") String id) {}

    /**
     * @param endsBefore the day after the last
     */
    @Doc("An occurrence by its dates.")
    public record FixedDates(
            @Doc("The first day.") LocalDate startsOn,
            @Doc("The day after the last.") LocalDate endsBefore) {
        public FixedDates {
            new Checks()
                    .that(
                            endsBefore.isAfter(startsOn),
                            "ends-before",
                            "%s is not after starts-on %s",
                            endsBefore,
                            startsOn)
                    .that(
                            startsOn.getYear() >= 1970 && endsBefore.getYear() <= 2200,
                            "starts-on",
                            "%s lies outside the years 1970 to 2200",
                            startsOn)
                    .done();
        }
    }
}
