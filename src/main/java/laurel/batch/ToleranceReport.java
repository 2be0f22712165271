package laurel.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.models.AuditFailure;
import org.jspecify.annotations.Nullable;

/** What a run says of feeds that break their tolerance: the records and files that do, and why. */
final class ToleranceReport {
    private static final int SHOWN = 10;
    private static final String COUNTED =
            " from quarantine inner join raw_new_files using (feed, file)"
                    + " where feed = ? and line > 0 and rule not in ('unknown_order', 'no_fx_rate')";
    private static final String DAMAGED =
            " from raw_files inner join raw_new_files using (feed, file)"
                    + " where feed = ? and is_damaged";

    private final QueryReader reader;
    private final List<String> lines = new ArrayList<>();

    private ToleranceReport(QueryReader reader) {
        this.reader = reader;
    }

    static boolean isAbout(AuditFailure failure) {
        return failure.model().equals("quarantine") && failure.claim().contains("tolerance");
    }

    /** The report, several lines, without the head that names the audit. */
    static String of(AuditFailure failure, RunFiles files) {
        Map<String, Source> relations = files.relations();
        Path quarantine = some(relations.get("quarantine")).files().get(0);
        try (QueryReader reader = QueryReader.open()) {
            for (String relation :
                    List.of("quarantine", "raw_files", "raw_new_files", "cfg_feeds")) {
                reader.register(relation, some(relations.get(relation)));
            }
            ToleranceReport report = new ToleranceReport(reader);
            for (Map<String, @Nullable Object> feed : failure.sample()) {
                report.feed(feed);
            }
            report.advice(quarantine);
            return String.join("\n", report.lines);
        }
    }

    private void feed(Map<String, @Nullable Object> offender) {
        String feed = String.valueOf(offender.get("feed"));
        long records = ((Number) some(offender.get("records"))).longValue();
        long rejects = count(COUNTED, feed);
        long damaged = count(DAMAGED, feed);
        String tolerance = String.valueOf(offender.get("tolerance"));
        lines.add(
                "    feed %s: %d of %d new records rejected, allowed %d%s (tolerance: %s)"
                        .formatted(
                                feed,
                                rejects,
                                records,
                                allowed(feed, tolerance, records),
                                damaged == 0 ? "" : "; damaged files: " + damaged + ", allowed 0",
                                tolerance));
        rows(
                "select file, damage" + DAMAGED + " order by delivery limit ",
                feed,
                damaged,
                row -> "damaged: " + clean(row.get("damage")));
        rows(
                "select file, line, rule, column_name, found, wanted"
                        + COUNTED
                        + " order by file, line, rule limit ",
                feed,
                rejects,
                ToleranceReport::reject);
    }

    private interface Sentence {
        String of(Map<String, @Nullable Object> row);
    }

    private void rows(String sql, String feed, long all, Sentence sentence) {
        for (Map<String, @Nullable Object> row : reader.rows(sql + SHOWN, feed)) {
            Object line = row.get("line");
            lines.add(
                    "      %s %s%s: %s"
                            .formatted(
                                    feed,
                                    clean(row.get("file")),
                                    line == null ? "" : ", line " + line,
                                    sentence.of(row)));
        }
        if (all > SHOWN) {
            lines.add("      and " + (all - SHOWN) + " more");
        }
    }

    /** What was wrong with a record, on one line. */
    static String reject(Map<String, @Nullable Object> row) {
        Object column = row.get("column_name");
        Object found = row.get("found");
        Object wanted = row.get("wanted");
        return row.get("rule")
                + (column == null ? "" : " in " + clean(column))
                + (found == null && wanted == null
                        ? ""
                        : ": met " + (found == null ? "nothing" : clean(found)))
                + (wanted == null ? "" : ", wanted " + wanted);
    }

    /** One reject is always allowed where some are: a share of few records is none. */
    private long allowed(String feed, String tolerance, long records) {
        if (!tolerance.equals("data")) {
            return 0;
        }
        Object share =
                reader.rows("select max_rejects_share from cfg_feeds where feed = ?", feed)
                        .get(0)
                        .get("max_rejects_share");
        BigDecimal most = new BigDecimal(some(share).toString()).multiply(new BigDecimal(records));
        return Math.max(1, most.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private long count(String counted, String feed) {
        Object rows = reader.rows("select count(*) as n" + counted, feed).get(0).get("n");
        return ((Number) some(rows)).longValue();
    }

    private void advice(Path quarantine) {
        lines.add("    All of them are rows of " + quarantine);
        lines.add(
                "    Let the sender deliver again and start the run again; or, if they may be left out,"
                        + " raise max-rejects or set tolerance: all for that feed");
    }

    /** What came from a feed, on one line and harmless to a terminal. */
    private static String clean(@Nullable Object text) {
        return String.valueOf(text).replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static <T> T some(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("[BUG] what every run makes is not there");
        }
        return value;
    }
}
