package laurel.spec;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import laurel.spec.SeasonRule.HolidayAnchor;
import laurel.spec.binding.Names;
import laurel.spec.binding.SpecFault;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** The days that season rules count from, since 1970. */
final class Anchors {
    private static final int FIRST_YEAR = 1970;
    private static final Set<Freq> OF_DAYS =
            EnumSet.of(Freq.YEARLY, Freq.MONTHLY, Freq.WEEKLY, Freq.DAILY);

    private Anchors() {}

    static List<LocalDate> ofRule(String text, int lastYear) {
        RecurrenceRule rule = parse(text);
        if (!OF_DAYS.contains(rule.getFreq())) {
            throw new SpecFault(
                    "rrule", "'" + text + "' gives times of day; FREQ=YEARLY is wanted");
        }
        try {
            return days(rule, lastYear);
        } catch (RuntimeException e) {
            // the library gives up, in several ways, on a search that finds nothing for centuries
            throw new SpecFault("rrule", "'" + text + "' names no day, or hardly any");
        }
    }

    private static List<LocalDate> days(RecurrenceRule rule, int lastYear) {
        List<LocalDate> days = new ArrayList<>();
        var dates = rule.iterator(new DateTime(FIRST_YEAR, 0, 1));
        while (dates.hasNext()) {
            DateTime date = dates.nextDateTime();
            if (date.getYear() > lastYear) {
                break;
            }
            days.add(LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth()));
        }
        return days;
    }

    private static RecurrenceRule parse(String text) {
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            throw new SpecFault(
                    "rrule",
                    "'%s' is no RFC 5545 rule (%s); wanted is one such as %s"
                            .formatted(text, e.getMessage(), "FREQ=YEARLY;BYMONTH=11;BYDAY=4FR"));
        }
    }

    static List<LocalDate> ofHoliday(HolidayAnchor anchor, int lastYear) {
        List<Holiday> holidays = holidays(anchor.calendar().toLowerCase(Locale.ROOT), lastYear);
        List<LocalDate> days =
                holidays.stream()
                        .filter(holiday -> holiday.getPropertiesKey().equals(anchor.id()))
                        .map(Holiday::getActualDate)
                        .distinct()
                        .toList();
        if (days.isEmpty()) {
            Set<String> known =
                    new TreeSet<>(holidays.stream().map(Holiday::getPropertiesKey).toList());
            throw new SpecFault(
                    "holiday.id",
                    "'%s' is no holiday of calendar %s; %s"
                            .formatted(
                                    anchor.id(),
                                    anchor.calendar(),
                                    Names.hint(anchor.id(), known)));
        }
        return days;
    }

    private static List<Holiday> holidays(String calendar, int lastYear) {
        Set<String> known = new TreeSet<>();
        for (String code : HolidayManager.getSupportedCalendarCodes()) {
            known.add(code.toLowerCase(Locale.ROOT));
        }
        if (!known.contains(calendar)) {
            throw new SpecFault(
                    "holiday.calendar",
                    "'%s' is no calendar; %s".formatted(calendar, Names.hint(calendar, known)));
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(calendar));
        return IntStream.rangeClosed(FIRST_YEAR, lastYear)
                .mapToObj(year -> manager.getHolidays(Year.of(year)))
                .flatMap(Set::stream)
                .toList();
    }
}
