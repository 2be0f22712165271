package laurel.feeds;

import java.util.Arrays;

/**
 * The cells of one record, trimmed, as one run of characters. Reused from record to record, so that
 * reading leaves no garbage behind.
 */
final class Cells {
    private char[] text = new char[1024];
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int used;
    private int count;

    void clear() {
        used = 0;
        count = 0;
    }

    void add(char[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, text, used, length);
        end(length);
    }

    void add(String cell) {
        room(cell.length());
        cell.getChars(0, cell.length(), text, used);
        end(cell.length());
    }

    int count() {
        return count;
    }

    /** The characters that {@link #from} and {@link #to} point into; only until the next add. */
    char[] text() {
        return text;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    boolean isBlank(int cell) {
        return from[cell] == to[cell];
    }

    String string(int cell) {
        return new String(text, from[cell], to[cell] - from[cell]);
    }

    /** Puts one character for another in all cells. */
    void replace(char old, char with) {
        for (int i = 0; i < used; i++) {
            if (text[i] == old) {
                text[i] = with;
            }
        }
        for (int cell = 0; cell < count; cell++) {
            trim(cell);
        }
    }

    private void room(int length) {
        if (used + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, used + length));
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
    }

    private void end(int length) {
        from[count] = used;
        to[count] = used + length;
        trim(count);
        used += length;
        count++;
    }

    private void trim(int cell) {
        int start = from[cell];
        int end = to[cell];
        while (start < end && Text.isWhiteSpace(text[start])) {
            start++;
        }
        while (end > start && Text.isWhiteSpace(text[end - 1])) {
            end--;
        }
        from[cell] = start;
        to[cell] = end;
    }
}
