package laurel.restate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.Digest;
import laurel.publish.Json;
import laurel.publish.RunIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A season that was closed: its rows stay as a run had published them. It counts in runs whose
 * as-of day is not before its own.
 *
 * @param schemaVersion of {@code closing.json}
 * @param runId the run that had published the rows
 * @param asOf of that run
 * @param currency of the rows' money
 * @param why what was said when it was closed; null: nothing
 * @param files dataset to the SHA-256, in hex, of its frozen file
 * @param rows influencers in the season
 * @param closedBy who did it; not part of what runs are made of
 * @param closedAt when; not part of what runs are made of
 */
public record Closing(
        int schemaVersion,
        String seasonId,
        String runId,
        LocalDate asOf,
        String currency,
        @Nullable String why,
        Map<String, String> files,
        long rows,
        String closedBy,
        Instant closedAt) {
    static final int SCHEMA_VERSION = 1;

    /** The input of a run's identity under which closings stand beside the feeds. */
    public static final String INPUT = "closed";

    public Closing {
        files = Map.copyOf(files);
    }

    /** The same closing with rewritten files. */
    Closing with(Map<String, String> rewritten, @Nullable String said) {
        return new Closing(
                schemaVersion,
                seasonId,
                runId,
                asOf,
                currency,
                said,
                rewritten,
                rows,
                closedBy,
                closedAt);
    }

    /** As an input of a run: equal closings make equal runs, whoever closed whenever. */
    public RunIdentity.Input input() {
        return new RunIdentity.Input(INPUT, seasonId, digest(), rows);
    }

    private String digest() {
        List<String> parts = new ArrayList<>(List.of(seasonId, runId, asOf.toString(), currency));
        parts.add(why == null ? "" : why);
        new TreeMap<>(files).forEach((dataset, sha256) -> parts.addAll(List.of(dataset, sha256)));
        return Digest.ofText(Json.line(parts));
    }
}
