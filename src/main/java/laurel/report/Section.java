package laurel.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the page, in the order of reading: sentences, figures, charts, tables.
 *
 * @param id for links within the page
 */
record Section(
        String id,
        String title,
        List<Sentence> sentences,
        List<Tile> tiles,
        List<Chart> charts,
        List<Table> tables) {

    /** Words and figures in a row. */
    record Sentence(List<Cell> cells) {}

    /** A figure of its own; {@code hints} say what it is to be held against. */
    record Tile(String label, Cell figure, String unit, List<Cell> hints) {}

    static Section of(String id, String title) {
        return new Section(
                id,
                title,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /**
     * @param parts strings and cells
     */
    Section say(Object... parts) {
        sentences.add(new Sentence(cells(parts)));
        return this;
    }

    Section tile(String label, Cell figure, String unit, Object... hints) {
        tiles.add(new Tile(label, figure, unit, cells(hints)));
        return this;
    }

    Section chart(Chart chart) {
        if (!chart.table().isEmpty()) {
            charts.add(chart);
        }
        return this;
    }

    Section table(Table table) {
        if (!table.isEmpty()) {
            tables.add(table);
        }
        return this;
    }

    /** Says that a dataset is not there, where it is not. */
    Section needs(Tables published, String dataset, String what) {
        return published.has(dataset)
                ? this
                : say(what + ": not published by this run (dataset " + dataset + ").");
    }

    boolean hasTiles() {
        return !tiles.isEmpty();
    }

    static List<Cell> cells(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof Cell cell ? cell : Cell.text(part.toString()))
                .toList();
    }
}
