package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import laurel.engine.QueryReader;

/**
 * The claims that every run must meet: {@code audits/<model>__<claim>.sql} returns what breaks
 * them.
 */
public final class Audits {
    private static final int SAMPLE = 10;

    private Audits() {}

    /** Runs every audit over what it was not yet run over; an empty list means that all hold. */
    public static List<AuditFailure> run(ModelGraph graph, Models models, Path scratch) {
        List<AuditFailure> failures = new ArrayList<>();
        try {
            Files.createDirectories(scratch);
            for (Model audit : graph.audits()) {
                Path offenders = scratch.resolve(audit.name() + ".parquet");
                Files.deleteIfExists(offenders);
                long rows = models.audit(audit, offenders);
                if (rows > 0) {
                    failures.add(failure(audit.name(), rows, offenders));
                    Files.delete(offenders);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return failures;
    }

    private static AuditFailure failure(String audit, long rows, Path offenders) {
        int cut = audit.indexOf("__");
        try (QueryReader reader = QueryReader.open()) {
            reader.register("offenders", List.of(offenders));
            return new AuditFailure(
                    audit.substring(0, cut),
                    audit.substring(cut + 2).replace('_', ' '),
                    rows,
                    reader.rows("select * from offenders order by all limit " + SAMPLE));
        }
    }
}
