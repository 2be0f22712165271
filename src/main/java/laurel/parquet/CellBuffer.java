package laurel.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** One column's cells of the rows that are not yet Parquet's; nothing is boxed. */
final class CellBuffer {
    /** How many rows are kept before Parquet gets them. */
    static final int ROWS = 1024;

    private final Column column;
    private final boolean isBinary;
    private final boolean[] isSet = new boolean[ROWS];
    private final long[] numbers;
    private final byte[][] binaries;
    private @Nullable String lastText;
    private byte[] lastBytes = {};

    CellBuffer(Column column) {
        this.column = column;
        isBinary = column.isBinary();
        numbers = new long[isBinary ? 0 : ROWS];
        binaries = new byte[isBinary ? ROWS : 0][];
    }

    void number(int row, long value) {
        numbers[row] = value;
        isSet[row] = true;
    }

    /** Texts often repeat from row to row. */
    void text(int row, String value) {
        if (!value.equals(lastText)) {
            lastText = value;
            lastBytes = value.getBytes(StandardCharsets.UTF_8);
        }
        binary(row, lastBytes);
    }

    void binary(int row, byte[] value) {
        binaries[row] = value;
        isSet[row] = true;
    }

    /** The first of some rows that has no value though it must have one; null: there is none. */
    @Nullable Integer missing(int from, int to) {
        if (column.isRequired()) {
            for (int row = from; row < to; row++) {
                if (!isSet[row]) {
                    return row;
                }
            }
        }
        return null;
    }

    /** Gives the cells of the first rows to Parquet and forgets them. */
    void write(ColumnWriter target, int rows) {
        int level = column.isRequired() ? 0 : 1;
        if (isBinary) {
            binaries(target, rows, level);
        } else if (column.type() == ColumnType.BOOLEAN) {
            booleans(target, rows, level);
        } else if (column.type() == ColumnType.BIGINT
                || (column.type() == ColumnType.DECIMAL && !column.isIntDecimal())) {
            longs(target, rows, level);
        } else {
            integers(target, rows, level);
        }
        Arrays.fill(isSet, 0, rows, false);
    }

    private void binaries(ColumnWriter target, int rows, int level) {
        for (int row = 0; row < rows; row++) {
            if (isSet[row]) {
                target.write(Binary.fromConstantByteArray(binaries[row]), 0, level);
            } else {
                target.writeNull(0, 0);
            }
        }
    }

    private void booleans(ColumnWriter target, int rows, int level) {
        for (int row = 0; row < rows; row++) {
            if (isSet[row]) {
                target.write(numbers[row] != 0, 0, level);
            } else {
                target.writeNull(0, 0);
            }
        }
    }

    private void longs(ColumnWriter target, int rows, int level) {
        for (int row = 0; row < rows; row++) {
            if (isSet[row]) {
                target.write(numbers[row], 0, level);
            } else {
                target.writeNull(0, 0);
            }
        }
    }

    private void integers(ColumnWriter target, int rows, int level) {
        for (int row = 0; row < rows; row++) {
            if (isSet[row]) {
                target.write((int) numbers[row], 0, level);
            } else {
                target.writeNull(0, 0);
            }
        }
    }
}
