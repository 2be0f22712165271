package laurel.reconcile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Right answers kept as files: rows in any order, numbers equal by value. */
final class Expected {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Expected() {}

    /** Rows of a CSV file, or of its {@code .gz} when only that is there. */
    static List<Map<String, String>> rows(Path file) {
        List<Csv.Raw> raws = Csv.read(plain(file), true);
        List<String> header = raws.get(0).cells();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Csv.Raw raw : raws.subList(1, raws.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), raw.cells().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Path plain(Path file) {
        if (Files.exists(file)) {
            return file;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(file + ".gz")))) {
            Path copy = Files.createTempFile("expected", ".csv");
            copy.toFile().deleteOnExit();
            Files.write(copy, in.readAllBytes());
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs, a line each: rows only there, rows only here. Empty when all are equal. */
    static List<String> differences(
            List<Map<String, String>> expected, List<Map<String, String>> actual) {
        Map<String, Integer> counts = new TreeMap<>();
        if (expected.isEmpty()) {
            return actual.stream().map(row -> "got      " + row).toList();
        }
        List<String> columns = List.copyOf(expected.get(0).keySet());
        expected.forEach(row -> counts.merge(normal(row, columns), 1, Integer::sum));
        actual.forEach(row -> counts.merge(normal(row, columns), -1, Integer::sum));
        List<String> differences = new ArrayList<>();
        counts.forEach(
                (row, count) -> {
                    if (count != 0) {
                        differences.add((count > 0 ? "expected " : "got      ") + row);
                    }
                });
        return differences;
    }

    private static String normal(Map<String, String> row, List<String> columns) {
        Map<String, String> cells = new HashMap<>(row);
        return String.join(
                ",",
                columns.stream()
                        .map(column -> number(column, cells.getOrDefault(column, "")))
                        .toList());
    }

    private static String number(String column, String cell) {
        return column.endsWith("_id") || !NUMBER.matcher(cell).matches()
                ? cell
                : new BigDecimal(cell).add(BigDecimal.ZERO).stripTrailingZeros().toPlainString();
    }
}
