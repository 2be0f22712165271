package laurel.notify;

import java.util.List;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import org.jspecify.annotations.Nullable;

/**
 * A row of the dataset alerts.
 *
 * @param severity error, warning or info
 * @param subject what it is about
 * @param since the first day that shows it; null when it is not known
 * @param evidence what was seen, in a sentence
 */
record Alert(
        String kind, String severity, String subject, @Nullable String since, String evidence) {
    /** What tells it from other alerts; evidence may change from night to night. */
    String id() {
        return kind + "\t" + subject;
    }

    /** On one line, for people. */
    String line() {
        return "%s: %s: %s%s"
                .formatted(
                        severity,
                        words(),
                        since == null ? "" : "since " + since + ", ",
                        evidence.replaceAll("\\p{Cntrl}", " "));
    }

    /** The kind as people write it. */
    String words() {
        return kind.replace('_', ' ');
    }

    /** All of a run, the gravest first. */
    static List<Alert> of(Run run) {
        if (!run.rows().containsKey("alerts")) {
            return List.of();
        }
        try (QueryReader reader = QueryReader.open()) {
            reader.register("alerts", run.files("alerts"));
            return reader
                    .rows(
                            "select kind, severity, subject, since, evidence from alerts order by case"
                                    + " severity when 'error' then 0 when 'warning' then 1 else 2"
                                    + " end, kind, subject")
                    .stream()
                    .map(
                            row ->
                                    new Alert(
                                            String.valueOf(row.get("kind")),
                                            String.valueOf(row.get("severity")),
                                            String.valueOf(row.get("subject")),
                                            row.get("since") == null
                                                    ? null
                                                    : String.valueOf(row.get("since")),
                                            String.valueOf(row.get("evidence"))))
                    .toList();
        }
    }
}
