package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is made of the records and committed: {@code mvn test -Dlaurel.regenerate=true} remakes it.
 */
class JobSchemaTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/laurel/schema");

    @Test
    void theCommittedSchemaOfJobFilesIsUpToDate() throws IOException {
        assertCommitted(SCHEMAS.resolve("job.schema.json"), JobSchema.job());
    }

    @Test
    void theCommittedSchemaOfFeedFilesIsUpToDate() throws IOException {
        assertCommitted(SCHEMAS.resolve("feed.schema.json"), JobSchema.feed());
    }

    @Test
    void theCommittedReferencePageIsUpToDate() throws IOException {
        assertCommitted(
                Path.of("src/site/markdown/reference/job-file.md"), JobReference.markdown());
    }

    @Test
    void everyKeySaysWhatItMeans() {
        assertTrue(!JobReference.markdown().contains("|  |\n"), "a key without @Doc");
    }

    @Test
    void theSampleJobIsValid() throws IOException {
        assertEquals(List.of(), faults(JobSchema.job(), Path.of("jobs/nightly.yml")));
        try (Stream<Path> feeds = Files.list(Path.of("jobs/feeds"))) {
            for (Path feed : feeds.toList()) {
                assertEquals(List.of(), faults(JobSchema.feed(), feed), feed.toString());
            }
        }
    }

    @Test
    void aBadJobIsNot() throws IOException {
        List<String> faults =
                faults(JobSchema.job(), Path.of("src/test/resources/laurel/spec/bad/job.yml"));
        for (String place :
                List.of(
                        "/name",
                        "/gross-margin",
                        "/return-window-days",
                        "/email-key",
                        "/attribution/evidence/1",
                        "/attribution/click/model",
                        "/tolerance")) {
            assertTrue(faults.contains(place), place + " not in " + faults);
        }
    }

    private static List<String> faults(String schema, Path yaml) throws IOException {
        LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
        Object loaded = new Load(settings).loadFromString(Files.readString(yaml));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(new JsonMapper().valueToTree(loaded))
                .stream()
                .map(fault -> fault.getInstanceLocation().toString())
                .toList();
    }

    private static void assertCommitted(Path file, String made) throws IOException {
        if (Boolean.getBoolean("laurel.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                made,
                file
                        + " is out of date; run mvn test -Dtest=JobSchemaTest -Dlaurel.regenerate=true");
    }
}
