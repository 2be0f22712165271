package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import laurel.publish.Json;
import laurel.publish.Run;
import laurel.publish.RunResults;
import tools.jackson.core.JacksonException;

/** When runs were published, as far as they tell. */
final class RunTimes {
    private RunTimes() {}

    /** 1970 when nothing tells it: what is about a run may be lost, the run is still good. */
    static Instant publishedAt(Run run) {
        try {
            byte[] results = Files.readAllBytes(run.folder().resolve(RunResults.NAME));
            Object at = Json.read(results, Map.class).get("published_at");
            return at == null ? Instant.EPOCH : Instant.parse(at.toString());
        } catch (IOException | JacksonException | java.time.DateTimeException untold) {
            return Instant.EPOCH;
        }
    }
}
