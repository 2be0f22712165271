package laurel.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import laurel.publish.History;
import laurel.publish.Run;
import laurel.publish.RunCheck;

/**
 * How much is kept.
 *
 * @param runs at least so many of the latest whole runs
 * @param age everything that is younger
 */
public record Retention(int runs, Duration age) {
    public static final int LEAST_RUNS = 14;
    public static final int LEAST_DAYS = 3;

    public Retention {
        if (runs < LEAST_RUNS || age.compareTo(Duration.ofDays(LEAST_DAYS)) < 0) {
            throw new IllegalArgumentException(
                    "at least %d runs and %d days are kept".formatted(LEAST_RUNS, LEAST_DAYS));
        }
    }

    Instant cutoff(Instant now) {
        return now.minus(age);
    }

    /**
     * The runs that stay: the current one and the one before it, which a rollback would bring back;
     * the latest; the young, also those of which nobody knows when they were published; and what
     * readers saw lately, because somebody may still read it.
     *
     * @param all in their order, one of them current
     * @return ids
     */
    Set<String> kept(List<Run> all, List<History.Move> moves, Instant now) {
        Instant cutoff = cutoff(now);
        Set<String> kept = new HashSet<>();
        String before = null;
        for (Run run : all) {
            if (run.isCurrent()) {
                kept.add(run.id());
                if (before != null) {
                    kept.add(before);
                }
            }
            before = run.id();
            if (run.publishedAt().map(at -> at.isAfter(cutoff)).orElse(true)) {
                kept.add(run.id());
            }
        }
        List<Run> whole =
                all.stream().filter(run -> RunCheck.glance(run.folder()).isEmpty()).toList();
        whole.stream().skip(Math.max(0, whole.size() - runs)).forEach(run -> kept.add(run.id()));
        for (History.Move move : moves) {
            if (move.from() != null && move.at().isAfter(cutoff)) {
                kept.add(move.from());
            }
        }
        return kept;
    }
}
