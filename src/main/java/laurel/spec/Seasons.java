package laurel.spec;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** When seasons were and will be. */
public final class Seasons {
    /** Rules are followed this far beyond the as-of day. */
    private static final int YEARS_AHEAD = 30;

    private Seasons() {}

    /**
     * One time that a season takes place.
     *
     * @param seasonId {@code black-friday-2025}: the season and the year of its first day
     * @param season the season it is one of
     * @param ordinal 1-based, by first day, within the season
     * @param endsBefore the day after the last
     */
    public record Occurrence(
            String seasonId,
            String season,
            int ordinal,
            LocalDate startsOn,
            LocalDate endsBefore) {}

    /**
     * All occurrences: of rules from 1970 to 30 years after the as-of day, of fixed dates all that
     * are declared; season after season as the job lists them, each by first day.
     */
    public static List<Occurrence> of(Job job, LocalDate asOf) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (SeasonRule rule : job.seasons()) {
            List<LocalDate> days = rule.firstDays(asOf.getYear() + YEARS_AHEAD);
            for (int i = 0; i < days.size(); i++) {
                LocalDate first = days.get(i);
                String id = rule.id() + "-" + first.getYear();
                occurrences.add(
                        new Occurrence(
                                id, rule.id(), i + 1, first, first.plusDays(length(rule, first))));
            }
        }
        return List.copyOf(occurrences);
    }

    private static long length(SeasonRule rule, LocalDate first) {
        Integer days = rule.lengthDays();
        return days != null
                ? days
                : rule.occurrences().stream()
                        .filter(dates -> dates.startsOn().equals(first))
                        .mapToLong(dates -> ChronoUnit.DAYS.between(first, dates.endsBefore()))
                        .findFirst()
                        .orElseThrow();
    }
}
