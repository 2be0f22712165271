package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of moved and closed seasons keeps to its schemas. */
class SchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/laurel/schema");

    @TempDir Path folder;

    @Test
    void closingsAndRestatementsKeepToTheirSchemas() throws Exception {
        RestateWorld world = new RestateWorld(folder, 7);
        assertEquals(0, world.run("2026-01-06").exitCode());
        assertEquals(0, Cli.run("close", "peak-2024", world.job()).exitCode());
        assertEquals(
                0,
                Cli.run("close", "peak-2025", world.job(), "--provisional", "--why", "it is")
                        .exitCode());
        for (String season : List.of("peak-2024", "peak-2025")) {
            assertValid("closing", folder.resolve("state/closed/nightly/" + season));
        }
        assertEquals(0, Cli.run("reopen", "peak-2025", world.job()).exitCode());
        world.refunds("refunds-late.csv", 25, "2026-01-05");
        assertEquals(0, world.run("2026-01-06").exitCode());
        Run run = Runs.at(folder.resolve("published")).current().orElseThrow();
        JsonNode restated = assertValid("restatement", run.folder());
        assertEquals(2, restated.path("seasons").size(), restated.toString());
    }

    private static JsonNode assertValid(String paper, Path beside) throws IOException {
        JsonNode json =
                new JsonMapper().readTree(Files.readString(beside.resolve(paper + ".json")));
        List<String> faults =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(SCHEMAS.resolve(paper + ".schema.json")),
                                InputFormat.JSON)
                        .validate(json)
                        .stream()
                        .map(Object::toString)
                        .toList();
        assertEquals(List.of(), faults);
        return json;
    }
}
