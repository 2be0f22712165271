package laurel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import laurel.parquet.Column;
import org.junit.jupiter.api.Test;

final class ContractsTest {
    @Test
    void everyContractFileIsRead() throws Exception {
        Path folder =
                Path.of(
                        Objects.requireNonNull(
                                        Contracts.class.getResource("/laurel/datasets/ledger.yml"))
                                .toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            Set<String> found = new TreeSet<>();
            files.forEach(file -> found.add(file.getFileName().toString()));
            Set<String> read = new TreeSet<>();
            Contracts.all().forEach(contract -> read.add(contract.dataset() + ".yml"));
            assertEquals(found, read);
        }
    }

    @Test
    void everyColumnIsDescribedAndWellNamed() {
        for (Contract contract : Contracts.all()) {
            assertTrue(contract.version().matches("[0-9]+[.][0-9]+[.][0-9]+"));
            assertTrue(contract.rows().startsWith("One row per "), contract.rows());
            for (Column column : contract.schema(2).columns()) {
                assertTrue(column.name().matches("[a-z][a-z0-9_]*"), column.name());
                assertTrue(column.description().endsWith("."), contract.dataset() + column);
            }
        }
    }

    @Test
    void theLedgerHasItsColumnsInTheirOrder() {
        assertEquals(
                List.of(
                        "order_id",
                        "ordered_on",
                        "booked_on",
                        "entry",
                        "refund_id",
                        "influencer_id",
                        "code",
                        "reason",
                        "also_seen",
                        "share",
                        "revenue",
                        "commission",
                        "currency",
                        "amount",
                        "fx_rate",
                        "is_new_customer"),
                Contracts.of("ledger").orElseThrow().schema(2).names());
    }

    @Test
    void moneyHasTheCurrencysPlacesAndRatiosHaveSix() {
        Contract ledger = Contracts.of("ledger").orElseThrow();
        for (int minorUnits : new int[] {0, 2, 3}) {
            List<Column> columns = ledger.schema(minorUnits).columns();
            assertEquals("DECIMAL(18,6)", columns.get(9).typeName());
            assertEquals("DECIMAL(18," + minorUnits + ")", columns.get(10).typeName());
            assertEquals("DECIMAL(21,6)", columns.get(13).typeName());
        }
        assertFalse(ledger.schema(2).columns().get(4).isRequired());
        assertTrue(ledger.schema(2).columns().get(10).isRequired());
    }

    @Test
    void rulesHaveNoContract() {
        assertTrue(Contracts.of("cfg_tiers").isEmpty());
    }

    @Test
    void foldersTakeNothingButSlugs() {
        Partition season = new Partition("season", "season_id");
        assertEquals("season=black-friday-2025", season.folderOf("black-friday-2025"));
        for (String bad : List.of("..", "", "a/b", "A", "a b", "-a", "a\u0000", "ä", "a\n")) {
            assertThrows(IllegalArgumentException.class, () -> season.folderOf(bad), bad);
        }
    }

    @Test
    void theReferenceNamesEveryColumn() {
        String page = DatasetReference.markdown();
        for (Contract contract : Contracts.all()) {
            assertTrue(page.contains("## " + contract.dataset() + "\n"), contract.dataset());
            contract.properties()
                    .forEach(column -> assertTrue(page.contains("| `" + column.name() + "` | ")));
        }
        assertTrue(page.contains("| `revenue` | money | yes | "), page);
        assertTrue(page.contains("files: `ledger/month=…/ledger.parquet`"), page);
    }
}
