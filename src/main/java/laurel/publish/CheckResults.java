package laurel.publish;

import java.util.List;

/**
 * The claims that a run was held against before it was published; {@code check_results.json} beside
 * the manifest. All of them hold, or there would be no run.
 *
 * @param schemaVersion of this file
 */
public record CheckResults(int schemaVersion, List<Check> checks) {
    public static final String NAME = "check_results.json";
    public static final int SCHEMA_VERSION = 1;

    /**
     * @param relation what it is about
     * @param claim what was claimed, in words
     * @param offenders rows that break it
     */
    public record Check(String relation, String claim, long offenders) {}

    public CheckResults {
        checks = List.copyOf(checks);
    }
}
