package laurel.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of the page.
 *
 * @param caption what its rows are
 * @param heads one a column; {@code isNumber} puts the column's cells to the right
 */
record Table(String caption, List<Head> heads, List<Line> lines) {
    /** The head of a column. */
    record Head(String text, boolean isNumber) {}

    /**
     * A row.
     *
     * @param head what it is about
     */
    record Line(Cell head, List<Slot> slots) {}

    /** A place of a row. */
    record Slot(Cell cell, boolean isNumber) {
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        /** Whether it is a day, which must not be broken into lines. */
        boolean isDay() {
            return DAY.matcher(cell.text()).matches();
        }
    }

    /**
     * @param heads a leading {@code >} makes a column of numbers
     */
    static Table of(String caption, String... heads) {
        return new Table(
                caption,
                Arrays.stream(heads)
                        .map(head -> new Head(head.replaceFirst("^>", ""), head.startsWith(">")))
                        .toList(),
                new ArrayList<>());
    }

    Table line(Cell... cells) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 1; i < cells.length; i++) {
            slots.add(new Slot(cells[i], heads.get(i).isNumber()));
        }
        lines.add(new Line(cells[0], slots));
        return this;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
