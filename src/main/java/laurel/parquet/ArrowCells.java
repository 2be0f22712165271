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

    /** Copies cells of some rows, leaving out those that are null. */
    @FunctionalInterface
    interface Copy {
        /**
         * @param from the first row of the batch
         * @param to the first row of the buffer
         */
        void cells(int from, int count, int to);
    }

    /** A number of the vector. */
    @FunctionalInterface
    private interface Numbers {
        long at(int row);
    }

    /**
     * How cells of {@code vector} reach the buffer of {@code column}.
     *
     * @throws IllegalArgumentException if the vector's type is not the column's
     */
    static Copy into(CellBuffer target, Column column, FieldVector vector) {
        switch (column.type()) {
            case STRING -> {
                if (vector instanceof VarCharVector strings) {
                    return strings(target, strings);
                }
            }
            case BOOLEAN -> {
                if (vector instanceof BitVector bits) {
                    return numbers(target, vector, bits::get);
                }
            }
            case INT -> {
                if (vector instanceof IntVector numbers) {
                    return numbers(target, vector, numbers::get);
                }
            }
            case BIGINT -> {
                if (vector instanceof BigIntVector numbers) {
                    return units(target, numbers);
                }
            }
            case DATE -> {
                if (vector instanceof DateDayVector days) {
                    return numbers(target, vector, days::get);
                }
            }
            case DECIMAL -> {
                if (vector instanceof DecimalVector decimals && fits(decimals, column)) {
                    return decimals(target, column, decimals);
                }
            }
        }
        throw new IllegalArgumentException(
                "column %s is %s, but the batch holds %s"
                        .formatted(column.name(), column.typeName(), vector.getField()));
    }

    /** How 64-bit numbers reach a column as they are, or as units of its last place. */
    static Copy units(CellBuffer target, BigIntVector vector) {
        return numbers(target, vector, vector::get);
    }

    private static Copy numbers(CellBuffer target, FieldVector vector, Numbers numbers) {
        return (from, count, to) -> {
            for (int at = 0; at < count; at++) {
                if (!vector.isNull(from + at)) {
                    target.number(to + at, numbers.at(from + at));
                }
            }
        };
    }

    private static Copy strings(CellBuffer target, VarCharVector vector) {
        return (from, count, to) -> {
            for (int at = 0; at < count; at++) {
                if (!vector.isNull(from + at)) {
                    target.binary(to + at, vector.get(from + at));
                }
            }
        };
    }

    private static boolean fits(DecimalVector vector, Column column) {
        return vector.getScale() == column.scale() && vector.getPrecision() <= column.precision();
    }

    private static Copy decimals(CellBuffer target, Column column, DecimalVector vector) {
        ArrowBuf data = vector.getDataBuffer();
        if (column.isLongDecimal()) {
            return numbers(
                    target, vector, row -> data.getLong((long) row * DecimalVector.TYPE_WIDTH));
        }
        int length = ParquetTypes.decimalBytes(column.precision());
        return (from, count, to) -> {
            for (int at = 0; at < count; at++) {
                if (!vector.isNull(from + at)) {
                    target.binary(to + at, bigEndian(data, from + at, length));
                }
            }
        };
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
