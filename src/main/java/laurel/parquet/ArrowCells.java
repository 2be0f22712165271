package laurel.parquet;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/** Moves cells of an Arrow vector to a column, without making objects of them where it can. */
final class ArrowCells {
    private ArrowCells() {}

    /** Copies the cell of one row; null cells are left out by the caller. */
    @FunctionalInterface
    interface Copy {
        void cell(int row);
    }

    /**
     * How cells of {@code vector} reach {@code column} of {@code target}.
     *
     * @throws IllegalArgumentException if the vector's type is not the column's
     */
    static Copy into(Row target, int at, Column column, FieldVector vector) {
        switch (column.type()) {
            case STRING -> {
                if (vector instanceof VarCharVector strings) {
                    return row -> target.binary(at, strings.get(row));
                }
            }
            case BOOLEAN -> {
                if (vector instanceof BitVector bits) {
                    return row -> target.number(at, bits.get(row));
                }
            }
            case INT -> {
                if (vector instanceof IntVector numbers) {
                    return row -> target.number(at, numbers.get(row));
                }
            }
            case BIGINT -> {
                if (vector instanceof BigIntVector numbers) {
                    return row -> target.number(at, numbers.get(row));
                }
            }
            case DATE -> {
                if (vector instanceof DateDayVector days) {
                    return row -> target.number(at, days.get(row));
                }
            }
            case DECIMAL -> {
                if (vector instanceof DecimalVector decimals && fits(decimals, column)) {
                    return decimal(target, at, column, decimals);
                }
            }
        }
        throw new IllegalArgumentException(
                "column %s is %s, but the batch holds %s"
                        .formatted(column.name(), column.typeName(), vector.getField()));
    }

    /** How the 64-bit numbers of {@code vector} reach a column as units of its last place. */
    static Copy units(Row target, int at, BigIntVector vector) {
        return row -> target.number(at, vector.get(row));
    }

    private static boolean fits(DecimalVector vector, Column column) {
        return vector.getScale() == column.scale() && vector.getPrecision() <= column.precision();
    }

    private static Copy decimal(Row target, int at, Column column, DecimalVector vector) {
        if (column.isLongDecimal()) {
            return row ->
                    target.number(
                            at,
                            vector.getDataBuffer().getLong((long) row * DecimalVector.TYPE_WIDTH));
        }
        int length = ParquetTypes.decimalBytes(column.precision());
        return row -> target.binary(at, bigEndian(vector.getDataBuffer(), row, length));
    }

    private static byte[] bigEndian(ArrowBuf littleEndian, int row, int length) {
        long start = (long) row * DecimalVector.TYPE_WIDTH;
        long low = littleEndian.getLong(start);
        long high = littleEndian.getLong(start + Long.BYTES);
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            long half = at < Long.BYTES ? low : high;
            bytes[length - 1 - at] = (byte) (half >>> (Byte.SIZE * at));
        }
        return bytes;
    }
}
