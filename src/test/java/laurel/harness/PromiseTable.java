package laurel.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints what the trials of {@code target/harness} wrote down, aligned, a line a trial. */
final class PromiseTable {
    private static final List<String> COLUMNS =
            List.of("promise", "cases", "unit", "seconds", "seed", "form");

    private PromiseTable() {}

    /**
     * @param args the folder of the trials; what PIT wrote, where it ran
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        for (Path file : files(Path.of(args[0]))) {
            for (String line : Files.readAllLines(file)) {
                rows.add(COLUMNS.stream().map(column -> value(line, column)).toList());
            }
        }
        if (args.length > 1 && Files.exists(Path.of(args[1]))) {
            rows.add(mutants(Files.readString(Path.of(args[1]))));
        }
        out.println();
        print(rows, out);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private static List<String> mutants(String report) {
        long all = report.split("<mutation ", -1).length - 1L;
        long noticed = report.split("<mutation detected='true'", -1).length - 1L;
        return List.of(
                "changed Java is noticed by a test",
                Long.toString(noticed),
                "of %d mutants, %d %%".formatted(all, noticed * 100 / Math.max(all, 1)),
                "",
                "",
                "deep");
    }

    /** The lines are flat and our own: text without escapes, or numbers. */
    private static String value(String line, String column) {
        Matcher found =
                Pattern.compile("\"" + column + "\":(?:\"([^\"]*)\"|([-0-9.]+))").matcher(line);
        if (!found.find()) {
            return "";
        }
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static void print(List<List<String>> rows, PrintStream out) {
        int[] widths = new int[COLUMNS.size()];
        for (List<String> row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blank = " ".repeat(widths[i] - row.get(i).length());
                boolean isNumber = i == 1 || i == 3;
                line.append(isNumber ? blank + row.get(i) : row.get(i) + blank).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
