package laurel.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /**
     * Runs every audit over what it was not yet run over; an empty list means that all hold.
     *
     * @return by model and claim
     */
    public static List<AuditFailure> run(Models models) {
        List<AuditFailure> failures = new ArrayList<>();
        models.audit().forEach((audit, offenders) -> failures.add(failure(audit, offenders)));
        return failures;
    }

    /** All claims. */
    public static List<Claim> claims(ModelGraph graph) {
        return graph.audits().stream().map(audit -> Claim.of(audit.name())).toList();
    }

    private static AuditFailure failure(String audit, List<Path> offenders) {
        Claim claim = Claim.of(audit);
        try (QueryReader reader = QueryReader.open()) {
            reader.register("offenders", offenders);
            return new AuditFailure(
                    claim.model(),
                    claim.claim(),
                    count(reader),
                    reader.rows("select * from offenders order by all limit " + SAMPLE));
        }
    }

    private static long count(QueryReader reader) {
        Object rows = reader.rows("select count(*) as n from offenders").get(0).get("n");
        return ((Number) Objects.requireNonNull(rows)).longValue();
    }
}
