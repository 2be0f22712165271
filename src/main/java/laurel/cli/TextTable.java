package laurel.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns: text to the left, numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final boolean[] isRight;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param heads a head that begins with {@code >} is of a column aligned to the right
     */
    TextTable(String... heads) {
        this.heads = Arrays.stream(heads).map(head -> head.replaceFirst("^>", "")).toList();
        this.isRight = new boolean[heads.length];
        for (int i = 0; i < heads.length; i++) {
            isRight[i] = heads[i].startsWith(">");
        }
    }

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * @param indent what stands before each line
     */
    void print(PrintWriter out, String indent) {
        int[] widths = widths();
        line(out, indent, heads, widths);
        rows.forEach(row -> line(out, indent, row, widths));
    }

    private int[] widths() {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(heads.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private void line(PrintWriter out, String indent, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(isRight[i] ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
