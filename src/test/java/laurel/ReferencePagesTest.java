package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import laurel.cli.CommandReference;
import laurel.feeds.FeedReference;
import laurel.feeds.OddValues;
import laurel.harness.DriftTable;
import laurel.publish.DatasetReference;
import laurel.publish.ReleasedContracts;
import org.junit.jupiter.api.Test;

/**
 * Pages that are made of the code and committed: {@code mvn test -Dlaurel.regenerate=true} remakes
 * them.
 */
class ReferencePagesTest {
    private static final Path PAGES = Path.of("src/site/markdown/reference");

    @Test
    void thePageOnDatasetsIsUpToDate() throws IOException {
        assertCommitted("datasets.md", DatasetReference.markdown());
    }

    @Test
    void thePageOnTheCommandLineIsUpToDate() throws IOException {
        assertCommitted("cli.md", CommandReference.markdown());
    }

    @Test
    void thePageOnFeedsIsUpToDate() throws IOException {
        String page = Files.readString(PAGES.resolve("feeds.md"));
        assertCommitted("feeds.md", FeedReference.renewed(page));
    }

    @Test
    void everyVersionOfAContractIsKept() throws IOException {
        assertEquals(
                List.of(), ReleasedContracts.problems(Boolean.getBoolean("laurel.regenerate")));
    }

    @Test
    void thePageOnOddValuesIsUpToDate() throws IOException {
        assertCommitted("odd-values.md", OddValues.markdown());
    }

    @Test
    void thePageOnSchemaDriftIsUpToDate() throws IOException {
        assertCommitted("schema-drift.md", DriftTable.markdown());
    }

    @Test
    void everyColumnAndRuleOfTheFeedsIsExplained() throws IOException {
        String page = Files.readString(PAGES.resolve("feeds.md"));
        assertFalse(page.contains("| " + FeedReference.UNSAID + " |"), FeedReference.UNSAID);
    }

    private static void assertCommitted(String name, String made) throws IOException {
        Path file = PAGES.resolve(name);
        if (Boolean.getBoolean("laurel.regenerate")) {
            Files.writeString(file, made);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                made,
                file
                        + " is out of date; run mvn test -Dtest=ReferencePagesTest"
                        + " -Dlaurel.regenerate=true");
    }
}
