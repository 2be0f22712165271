package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import laurel.cli.Cli;
import laurel.cli.SmallNight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies beside a run keeps to its schemas. */
final class PapersTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/laurel/schema");
    private static final Map<String, String> PAPERS =
            Map.of(
                    Manifest.NAME, "manifest",
                    RunResults.NAME, "run_results",
                    Sources.NAME, "sources",
                    CheckResults.NAME, "check_results",
                    Reconciliation.NAME, "reconciliation");

    @TempDir Path folder;

    @Test
    void everyPaperOfARunKeepsToItsSchema() throws IOException {
        SmallNight night = SmallNight.in(folder);
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer::err);
        Run run = Runs.at(night.published()).current().orElseThrow();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> paper : PAPERS.entrySet()) {
            JsonNode json = read(run, paper.getKey());
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Files.readString(SCHEMAS.resolve(paper.getValue() + ".schema.json")),
                            InputFormat.JSON)
                    .validate(json)
                    .forEach(fault -> faults.add(paper.getKey() + ": " + fault));
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void theyTellWhatWasFedCheckedAndReconciled() throws IOException {
        SmallNight night = SmallNight.in(folder);
        night.run();
        Run run = Runs.at(night.published()).current().orElseThrow();
        JsonNode orders = read(run, Sources.NAME).get("feeds").get(0);
        assertEquals("orders", orders.get("feed").asString());
        assertEquals("unjudged", orders.get("state").asString());
        assertEquals("2025-11-28T11:00:00Z", orders.get("newest_at").asString());
        assertEquals(3, orders.get("records").asInt());
        assertEquals(
                run.manifest().inputs().get(1).sha256(),
                read(run, Sources.NAME)
                        .get("feeds")
                        .get(0)
                        .get("files")
                        .get(0)
                        .get("sha256")
                        .asString());
        String checks = read(run, CheckResults.NAME).toString();
        assertTrue(checks.contains("money is neither made nor lost"), checks);
        String money = read(run, Reconciliation.NAME).toString().toLowerCase(Locale.ROOT);
        assertTrue(money.contains("\"name\":\"all\",\"quarantined\":null"), money);
        assertTrue(money.contains("\"sale\":\"105.00\""), money);
    }

    private static JsonNode read(Run run, String paper) throws IOException {
        return new JsonMapper().readTree(Files.readString(run.folder().resolve(paper)));
    }
}
