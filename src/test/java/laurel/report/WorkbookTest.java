package laurel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.report.Workbook.Sheet;
import laurel.testing.LibreOffice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
    @TempDir Path folder;

    @Test
    void libreoffice_saves_twice_what_we_wrote() throws Exception {
        LibreOffice office = LibreOffice.in(folder);
        Path book = folder.resolve("book.xlsx");
        Workbook.write(book, List.of(new Sheet("rows", List.of("text", "a", "b", "day"), rows())));
        List<String> lines = Files.readAllLines(office.asCsv(office.savedTwice(book)));
        assertEquals(
                List.of(
                        "text,a,b,day",
                        "=1+1,-12.5,-3,2025-11-28",
                        "\"=HYPERLINK(\"\"http://x\"\")\",0.1,7,2025-11-28",
                        "@SUM(A1),1234567.89,0,2025-11-28",
                        "+1,0,1,2025-11-28",
                        "-1,0.01,2,2025-11-28"),
                lines);
    }

    @Test
    void what_a_workbook_cannot_hold_is_cut_or_replaced() {
        assertEquals("a\uFFFDb\n", SpreadsheetText.cell("a\u0000b\n"));
        assertEquals(32_767, SpreadsheetText.cell("x".repeat(40_000)).length());
        String split = "x".repeat(32_766) + "😀";
        assertEquals("x".repeat(32_766), SpreadsheetText.cell(split));
    }

    private static List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(row("=1+1", "-12.50", -3));
        rows.add(row("=HYPERLINK(\"http://x\")", "0.100000", 7));
        rows.add(row("@SUM(A1)", "1234567.89", 0));
        rows.add(row("+1", "0.00", 1));
        rows.add(row("-1", "0.01", 2));
        return rows;
    }

    private static Map<String, @Nullable Object> row(String text, String decimal, int whole) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("text", text);
        row.put("a", new BigDecimal(decimal));
        row.put("b", (long) whole);
        row.put("day", LocalDate.of(2025, 11, 28));
        return row;
    }
}
