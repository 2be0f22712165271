package laurel.report;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a place of the page: words, or a figure.
 *
 * @param text as people read it
 * @param value of a figure, exactly; empty for words
 * @param source where a figure was read; null for words
 */
record Cell(String text, String value, @Nullable Source source) {
    static Cell text(String text) {
        return new Cell(text, "", null);
    }

    /**
     * @param value null: nothing is known
     */
    static Cell of(@Nullable Object value, Format format, Source source) {
        if (value == null) {
            return text("–");
        }
        return new Cell(format.write(value), value.toString(), source);
    }

    boolean isFigure() {
        return source != null;
    }
}
