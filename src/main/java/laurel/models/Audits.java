package laurel.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import laurel.Folders;
import laurel.Workers;
import laurel.engine.QueryReader;

/**
 * The claims that every run must meet: {@code audits/<model>__<claim>.sql} returns what breaks
 * them.
 */
public final class Audits {
    private static final int SAMPLE = 10;

    /**
     * What must hold.
     *
     * @param model the relation it is about
     * @param claim in words
     */
    public record Claim(String model, String claim) {
        private static Claim of(String audit) {
            int cut = audit.indexOf("__");
            return new Claim(audit.substring(0, cut), audit.substring(cut + 2).replace('_', ' '));
        }
    }

    private Audits() {}

    /** Runs every audit over what it was not yet run over; an empty list means that all hold. */
    public static List<AuditFailure> run(ModelGraph graph, Models models, Path scratch) {
        return Workers.map(models.threads(), graph.audits(), audit -> run(audit, models, scratch))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AuditFailure> run(Model audit, Models models, Path scratch) {
        Path offenders = scratch.resolve(audit.name() + ".parquet");
        try {
            Folders.delete(offenders);
            long rows = models.audit(audit, offenders);
            if (rows == 0) {
                return Optional.empty();
            }
            AuditFailure failure = failure(audit.name(), rows, offenders);
            Folders.delete(offenders);
            return Optional.of(failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All claims. */
    public static List<Claim> claims(ModelGraph graph) {
        return graph.audits().stream().map(audit -> Claim.of(audit.name())).toList();
    }

    private static AuditFailure failure(String audit, long rows, Path offenders) {
        Claim claim = Claim.of(audit);
        try (QueryReader reader = QueryReader.open()) {
            reader.register("offenders", List.of(offenders));
            return new AuditFailure(
                    claim.model(),
                    claim.claim(),
                    rows,
                    reader.rows("select * from offenders order by all limit " + SAMPLE));
        }
    }
}
