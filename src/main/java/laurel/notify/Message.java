package laurel.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.publish.Run;

/**
 * The new alerts of a run, as one channel tells them.
 *
 * @param id the same when a run that was killed sends them again, so that who got it twice can see
 *     it; hexadecimal
 * @param run the run's id
 * @param title what they are, on one line
 * @param alerts the gravest first
 */
record Message(String id, String run, String title, List<Alert> alerts) {
    /** Of a kind: a hundred unpaid statements must not hide one leaked code. */
    private static final int MOST = 5;

    static Message of(String job, Run run, List<Alert> alerts) {
        Stream<String> ids = alerts.stream().map(Alert::id);
        return new Message(
                Digest.of(Stream.concat(Stream.of(job, run.id()), ids).toList()),
                run.id(),
                "%d new alert%s, %s as of %s"
                        .formatted(alerts.size(), alerts.size() == 1 ? "" : "s", job, run.asOf()),
                alerts);
    }

    /** What a person can read at once. */
    String text() {
        Map<String, List<Alert>> kinds = new LinkedHashMap<>();
        alerts.forEach(
                alert -> kinds.computeIfAbsent(alert.kind(), kind -> new ArrayList<>()).add(alert));
        List<String> lines = new ArrayList<>(List.of(title));
        for (List<Alert> kind : kinds.values()) {
            kind.stream().limit(MOST).map(Alert::line).forEach(lines::add);
            if (kind.size() > MOST) {
                lines.add(
                        "and %d more: %s; all of them: laurel show alerts"
                                .formatted(kind.size() - MOST, kind.get(0).words()));
            }
        }
        return String.join("\n", lines);
    }
}
