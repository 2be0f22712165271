package laurel.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Ways in which the shape of a feed changes; what is made of each says {@code schema-drift.yml}.
 */
enum Drift {
    COLUMN_ADDED(text -> cells(text, row -> with(row, 1, "x"))),
    OPTIONAL_REMOVED(text -> cells(text, row -> row.subList(0, row.size() - 1))),
    REQUIRED_REMOVED(text -> cells(text, row -> row.subList(1, row.size()))),
    REQUIRED_RENAMED(text -> header(text, names -> set(names, 0, names.get(0) + "s"))),
    RENAMED_AND_MAPPED(text -> header(text, names -> set(names, 0, "other"))) {
        @Override
        String feedKeys(List<String> columns) {
            return "columns: {" + columns.get(0) + ": other}";
        }
    },
    OPTIONAL_RENAMED(text -> header(text, names -> set(names, names.size() - 1, "other"))),
    MAPPED_BUT_ABSENT(OPTIONAL_REMOVED.change) {
        @Override
        String feedKeys(List<String> columns) {
            return "columns: {" + columns.get(columns.size() - 1) + ": nowhere}";
        }
    },
    REORDERED(Drift::reordered),
    OTHER_LETTERS(text -> header(text, names -> each(names, n -> n.toUpperCase(Locale.ROOT)))),
    BLANKS_AROUND(text -> header(text, names -> each(names, n -> " " + n + "\t"))),
    DUPLICATE_USED(text -> cells(text, row -> with(row, row.size(), row.get(0)))),
    DUPLICATE_UNUSED(text -> cells(text, row -> with(with(row, 0, "note"), 1, "note"))),
    NAMES_SWAPPED(text -> header(text, names -> set(set(names, 0, names.get(1)), 1, names.get(0)))),
    /** Each feed says itself which column comes how. */
    RETYPED(text -> text),
    MORE_CELLS(text -> rows(text, row -> row + ",x")),
    FEWER_CELLS(text -> rows(text, row -> row.substring(0, row.lastIndexOf(',')))),
    EMPTY(text -> ""),
    HEADER_ONLY(text -> text.substring(0, text.indexOf('\n') + 1)),
    NO_HEADER(text -> text.substring(text.indexOf('\n') + 1)),
    TITLE_LINE(text -> "Export of November\n" + text),
    TOTAL_LINE(text -> text + "Total\n"),
    OTHER_DELIMITER(text -> text.replace(',', ';')),
    DECLARED_DELIMITER(OTHER_DELIMITER.change) {
        @Override
        String feedKeys(List<String> columns) {
            return "format: {kind: csv, delimiter: ';'}";
        }
    },
    UTF_16(text -> text) {
        @Override
        byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_16);
        }
    },
    PACKED_UNNAMED(text -> text) {
        @Override
        byte[] bytes(String text) {
            return packed(text);
        }
    },
    NOT_PACKED(text -> text) {
        @Override
        String ending() {
            return ".csv.gz";
        }
    },
    NO_FILE(text -> text) {
        @Override
        String ending() {
            return ".txt";
        }
    },
    ANOTHER_SECOND_FILE(text -> text) {
        @Override
        String second(String text) {
            return cells(reordered(text), row -> with(row, 0, "x"));
        }
    },
    RETURNS_AND_MARK(text -> "\uFEFF" + text.replace("\n", "\r\n"));

    private final UnaryOperator<String> change;

    Drift(UnaryOperator<String> change) {
        this.change = change;
    }

    /** The file as it comes now. */
    byte[] file(String text) {
        return bytes(change.apply(text));
    }

    byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String ending() {
        return ".csv";
    }

    /** A second file of the same rows; blank: there is none. */
    String second(String text) {
        return "";
    }

    /** What the feed says in the job file besides; blank: nothing. */
    String feedKeys(List<String> columns) {
        return "";
    }

    /** Cells of the rows as they come by {@link #RETYPED}: of none of these feeds holds a comma. */
    private static String cells(String text, UnaryOperator<List<String>> change) {
        return lines(text, line -> String.join(",", change.apply(split(line))), 0);
    }

    private static String header(String text, UnaryOperator<List<String>> change) {
        int end = text.indexOf('\n');
        return String.join(",", change.apply(split(text.substring(0, end)))) + text.substring(end);
    }

    private static String rows(String text, UnaryOperator<String> change) {
        return lines(text, change, 1);
    }

    private static String lines(String text, UnaryOperator<String> change, int from) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = from; i < lines.size(); i++) {
            lines.set(i, change.apply(lines.get(i)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String reordered(String text) {
        return cells(
                text,
                row -> {
                    List<String> turned = new ArrayList<>(row);
                    Collections.reverse(turned);
                    return turned;
                });
    }

    private static List<String> split(String line) {
        return List.of(line.split(",", -1));
    }

    private static List<String> each(List<String> names, UnaryOperator<String> change) {
        return names.stream().map(change).toList();
    }

    private static List<String> with(List<String> row, int at, String cell) {
        List<String> more = new ArrayList<>(row);
        more.add(at, cell);
        return more;
    }

    private static List<String> set(List<String> row, int at, String cell) {
        List<String> other = new ArrayList<>(row);
        other.set(at, cell);
        return other;
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
