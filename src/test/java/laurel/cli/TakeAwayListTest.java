package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import laurel.testing.LibreOffice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeAwayListTest {
    @TempDir static Path folder;
    private static SmallNight night;

    @BeforeAll
    static void plans_a_season_with_people_who_write_formulas() throws IOException {
        night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "ends-before: 2025-12-02}]",
                                "ends-before: 2025-12-02}, {starts-on: 2026-02-01, ends-before:"
                                        + " 2026-02-08}]")
                        .replace("publish:", "activation: {horizon-days: 90}\npublish:")
                        .replace(
                                "  - {feed: posts",
                                "  - {feed: influencers, source: people.csv}\n  - {feed: posts"));
        night.write(
                "people.csv",
                """
                influencer_id,first_name,handle,email,status
                anna,=1+1,@anna,anna@example.com,active
                ben,Ben,-ben,ben@example.com,do_not_contact
                """);
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
    }

    @Test
    void a_csv_has_the_people_to_contact_with_their_addresses() {
        Cli.Answer answer = show("--format", "csv");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(answer.out()).stream().toList();
        assertEquals(1, rows.size(), answer.out());
        assertEquals("'=1+1", rows.get(0).getField("first_name"));
        assertEquals("anna", rows.get(0).getField("handle"));
        assertEquals("anna@example.com", rows.get(0).getField("email"));
        assertEquals("ANNA10", rows.get(0).getField("code"));
        assertFalse(rows.get(0).getField("message").isEmpty());
        assertTrue(answer.err().contains("1 rows are held back"), answer.err());
    }

    @Test
    void a_workbook_has_who_is_held_back_on_a_sheet_of_its_own_and_formulas_as_text()
            throws IOException {
        Path file = folder.resolve("list.xlsx");
        assertEquals(file + "\n", show("--format", "xlsx", "--output", file).out());
        String text = part(file, "xl/sharedStrings.xml");
        assertTrue(text.contains("=1+1") && text.contains("do_not_contact"), text);
        assertTrue(part(file, "xl/workbook.xml").contains("held back"));
        assertFalse(part(file, "xl/worksheets/sheet1.xml").contains("<f>"));
        assertTrue(part(file, "xl/worksheets/sheet1.xml").contains("<v>0.1"));
    }

    @Test
    void libreoffice_saves_a_csv_twice_and_neither_runs_a_formula_nor_changes_a_number(
            @TempDir Path other) throws Exception {
        LibreOffice office = LibreOffice.in(other);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(Map.of("text", "=1+1", "amount", new BigDecimal("-12.50"), "count", -3L));
        rows.add(Map.of("text", "-1", "amount", new BigDecimal("0.01"), "count", 0L));
        rows.add(Map.of("text", "+A1", "amount", new BigDecimal("-0.10"), "count", 1_000_000L));
        rows.add(
                Map.of(
                        "text",
                        "Hi \"Zoë\",\nsee you; 😀 007",
                        "amount",
                        new BigDecimal("1234567.89"),
                        "count",
                        7L));
        Map<String, Boolean> columns = new LinkedHashMap<>();
        columns.put("text", false);
        columns.put("amount", true);
        columns.put("count", true);
        StringWriter written = new StringWriter();
        PrintWriter out = new PrintWriter(written);
        new RowPrinter(out).print(RowFormat.CSV, columns, rows);
        out.flush();
        Path file = Files.writeString(other.resolve("list.csv"), written.toString());
        assertEquals(cells(file), cells(office.savedTwice(file)));
    }

    @Test
    void libreoffice_saves_a_list_twice_as_it_was() throws Exception {
        LibreOffice office = LibreOffice.in(folder);
        Path file = Files.writeString(folder.resolve("plan.csv"), show("--format", "csv").out());
        assertEquals(cells(file), cells(office.savedTwice(file)));
    }

    /** Numbers by value. */
    private static List<List<String>> cells(Path file) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            return rows.stream()
                    .map(row -> row.getFields().stream().map(TakeAwayListTest::byValue).toList())
                    .toList();
        }
    }

    private static String byValue(String cell) {
        return cell.matches("-?[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
                : cell;
    }

    @Test
    void addresses_are_nowhere_else() throws IOException {
        for (String format : List.of("table", "json")) {
            assertFalse(show("--format", format).out().contains("@example.com"), format);
        }
        Cli.Answer moved =
                Cli.run("show", "activation_lists", "--from", night.published(), "--format", "csv");
        assertFalse(moved.out().contains("@example.com"));
        assertTrue(moved.err().contains("left out"), moved.err());
        try (var files = Files.walk(night.published())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("@example.com"), file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠a"})
    void what_looks_like_a_formula_is_made_text(String text) {
        assertEquals("'" + text, laurel.report.SpreadsheetText.csv(text));
    }

    private static Cli.Answer show(Object... more) {
        Object[] arguments = new Object[4 + more.length];
        arguments[0] = "show";
        arguments[1] = "activation_lists";
        arguments[2] = "--job";
        arguments[3] = night.job();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.run(arguments);
    }

    private static String part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
