package laurel.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import laurel.report.SpreadsheetText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints the rows of a query for people, spreadsheets or programs. Numbers are never rounded. */
final class RowPrinter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private final PrintWriter out;

    RowPrinter(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param columns names to whether they hold numbers, in order
     */
    void print(
            RowFormat format,
            Map<String, Boolean> columns,
            List<Map<String, @Nullable Object>> rows) {
        switch (format) {
            case TABLE -> table(columns, rows);
            case CSV -> csv(columns, rows);
            case JSON -> json(rows);
            case XLSX -> throw new IllegalStateException("[BUG] a workbook is a file");
        }
    }

    private void table(Map<String, Boolean> columns, List<Map<String, @Nullable Object>> rows) {
        TextTable table =
                new TextTable(
                        columns.entrySet().stream()
                                .map(column -> (column.getValue() ? ">" : "") + column.getKey())
                                .toArray(String[]::new));
        rows.forEach(row -> table.row(cells(row)));
        table.print(out, "");
    }

    private void csv(Map<String, Boolean> columns, List<Map<String, @Nullable Object>> rows) {
        try (CsvWriter csv = CsvWriter.builder().build(new Unclosed(out))) {
            csv.writeRecord(columns.keySet());
            rows.forEach(row -> csv.writeRecord(csvCells(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(List<Map<String, @Nullable Object>> rows) {
        out.print("[");
        String separator = "\n";
        for (Map<String, @Nullable Object> row : rows) {
            out.print(separator);
            out.print(JSON.writeValueAsString(object(row)));
            separator = ",\n";
        }
        out.println(rows.isEmpty() ? "]" : "\n]");
    }

    /** A row as JSON on one line. */
    static String json(Map<String, @Nullable Object> row) {
        return JSON.writeValueAsString(object(row));
    }

    private static ObjectNode object(Map<String, @Nullable Object> row) {
        ObjectNode object = JSON.createObjectNode();
        row.forEach(
                (name, value) -> {
                    if (value instanceof BigDecimal decimal) {
                        object.put(name, decimal);
                    } else if (value instanceof Long || value instanceof Integer) {
                        object.put(name, ((Number) value).longValue());
                    } else if (value instanceof Boolean bool) {
                        object.put(name, bool);
                    } else {
                        object.put(name, value == null ? null : value.toString());
                    }
                });
        return object;
    }

    static String[] cells(Map<String, @Nullable Object> row) {
        return row.values().stream().map(RowPrinter::cell).toArray(String[]::new);
    }

    /**
     * Texts that a spreadsheet would take for formulas are made harmless; numbers are as they are.
     */
    private static String[] csvCells(Map<String, @Nullable Object> row) {
        return row.values().stream()
                .map(
                        value ->
                                value instanceof String text
                                        ? SpreadsheetText.csv(text)
                                        : cell(value))
                .toArray(String[]::new);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** The writer of a command is not this class's to close. */
    static final class Unclosed extends java.io.FilterWriter {
        Unclosed(PrintWriter out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
