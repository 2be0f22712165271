package laurel.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes rows as a workbook (xlsx): text as text, numbers as numbers, days as days. */
public final class Workbook {
    /** Rows that a sheet can hold below its head. */
    public static final int MOST_ROWS = 1_048_575;

    private Workbook() {}

    /**
     * A sheet.
     *
     * @param columns names, in order; the rows' values come in the same
     */
    public record Sheet(
            String name, Collection<String> columns, List<Map<String, @Nullable Object>> rows) {}

    /** Writes a file, replacing what is there. */
    public static void write(Path file, List<Sheet> sheets) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                org.dhatim.fastexcel.Workbook book =
                        new org.dhatim.fastexcel.Workbook(out, "Laurel", "1.0")) {
            for (Sheet sheet : sheets) {
                try (Worksheet to = book.newWorksheet(sheet.name())) {
                    fill(to, sheet);
                }
            }
        }
    }

    private static void fill(Worksheet to, Sheet sheet) {
        int column = 0;
        for (String name : sheet.columns()) {
            to.value(0, column, name);
            to.style(0, column++).bold().set();
        }
        to.freezePane(0, 1);
        int row = 1;
        for (Map<String, @Nullable Object> values : sheet.rows()) {
            column = 0;
            for (Object value : values.values()) {
                put(to, row, column++, value);
            }
            row++;
        }
    }

    private static void put(Worksheet to, int row, int column, @Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            to.value(row, column, decimal);
            if (decimal.scale() > 0) {
                to.style(row, column).format("0." + "0".repeat(decimal.scale())).set();
            }
        } else if (value instanceof Number number) {
            to.value(row, column, number);
        } else if (value instanceof Boolean bool) {
            to.value(row, column, bool);
        } else if (value instanceof LocalDate day) {
            to.value(row, column, day);
            to.style(row, column).format("yyyy-mm-dd").set();
        } else if (value != null) {
            to.value(row, column, SpreadsheetText.cell(value.toString()));
        }
    }
}
