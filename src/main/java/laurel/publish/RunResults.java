package laurel.publish;

import java.time.Instant;
import java.util.List;

/**
 * How a run went, for people and monitors; {@code run_results.json} beside the manifest, outside
 * every digest.
 *
 * @param schemaVersion of this file
 * @param host name of the machine
 * @param stages in the order they ran
 */
public record RunResults(
        int schemaVersion,
        Instant startedAt,
        Instant publishedAt,
        String host,
        List<StageResult> stages) {
    public static final String NAME = "run_results.json";
    public static final int SCHEMA_VERSION = 1;

    /** A stage and how long it took. */
    public record StageResult(String stage, long milliseconds) {}

    public RunResults {
        stages = List.copyOf(stages);
    }
}
