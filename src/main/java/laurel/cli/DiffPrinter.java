package laurel.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.publish.Run;
import laurel.restate.Part;
import laurel.restate.RunComparison;
import laurel.restate.RunComparison.Filter;
import org.jspecify.annotations.Nullable;

/** Prints a comparison; CSV and JSON row after row, however many there are. */
final class DiffPrinter {
    private final RunComparison comparison;
    private final PrintWriter out;
    private final Filter filter;

    DiffPrinter(RunComparison comparison, PrintWriter out, Filter filter) {
        this.comparison = comparison;
        this.out = out;
        this.filter = filter;
    }

    /**
     * @param part null: all of them; of CSV the figures
     * @param limit rows of each part of a table
     */
    void print(RowFormat format, @Nullable Part part, int limit) {
        switch (format) {
            case TABLE -> new DiffTables(comparison, out, filter, limit).print(part);
            case CSV -> csv(part == null ? Part.FIGURES : part);
            case JSON -> json(part == null ? List.of(Part.values()) : List.of(part));
            case XLSX -> throw new IllegalArgumentException("a comparison is no workbook");
        }
    }

    private void csv(Part part) {
        try (CsvWriter csv = CsvWriter.builder().build(new RowPrinter.Unclosed(out))) {
            csv.writeRecord(comparison.columns(part));
            comparison.each(part, filter, row -> csv.writeRecord(RowPrinter.cells(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(List<Part> parts) {
        out.println("{\"from\": " + RowPrinter.json(run(comparison.from())) + ",");
        out.println("\"to\": " + RowPrinter.json(run(comparison.to())) + ",");
        out.print("\"is_equal\": " + comparison.isEqual());
        for (Part part : parts) {
            out.print(",\n\"" + part + "\": [");
            List<String> separator = new ArrayList<>(List.of("\n"));
            comparison.each(
                    part,
                    filter,
                    row -> {
                        out.print(separator.set(0, ",\n") + RowPrinter.json(row));
                    });
            out.print("]");
        }
        out.println("}");
    }

    private static Map<String, @Nullable Object> run(Run run) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("run_id", run.id());
        row.put("as_of", run.asOf().toString());
        return row;
    }

    /** A number with its sign, so that a difference looks like one. */
    static String signed(@Nullable Object number) {
        if (number == null) {
            return "";
        }
        BigDecimal value = new BigDecimal(number.toString());
        return (value.signum() > 0 ? "+" : "") + value.toPlainString();
    }
}
