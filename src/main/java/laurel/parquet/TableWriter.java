package laurel.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.FileTrouble;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, or whole Arrow batches, to one Parquet file: explicit schema, zstd, page index, no
 * wall clock or host in it; the same rows make the same bytes. After an error the file is left
 * without its footer and no reader takes it for a whole one.
 */
public final class TableWriter implements AutoCloseable {
    private final Path target;
    private final TableSchema schema;
    private final Column[] columns;
    private final CellBuffer[] cells;
    private final ColumnFile file;
    private int waiting;
    private long rows;

    private TableWriter(
            Path target,
            TableSchema schema,
            Map<String, String> metadata,
            Set<String> distinct,
            Set<String> indexed)
            throws IOException {
        this.target = target;
        this.schema = schema;
        columns = schema.columns().toArray(new Column[0]);
        cells = schema.columns().stream().map(CellBuffer::new).toArray(CellBuffer[]::new);
        file =
                new ColumnFile(
                        target, schema, new TreeMap<>(metadata), plain(schema, distinct), indexed);
    }

    /** Numbers are packed by what they share with the one before: no dictionary. */
    private static Set<String> plain(TableSchema schema, Set<String> distinct) {
        return schema.columns().stream()
                .filter(
                        column ->
                                column.type() != ColumnType.STRING
                                        || distinct.contains(column.name()))
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /**
     * Opens a file that must not exist yet; parent folders are made.
     *
     * @param metadata key-value pairs of the file's footer
     * @throws UncheckedIOException if the file exists or cannot be made
     */
    public static TableWriter create(
            Path target, TableSchema schema, Map<String, String> metadata) {
        return create(target, schema, metadata, Set.of(), Set.copyOf(schema.names()));
    }

    /**
     * As {@link #create(Path, TableSchema, Map)}, knowing more of the columns.
     *
     * @param distinct names of columns for which looking for repeated values would be wasted
     * @param indexed names of columns of which the file tells what values lie where
     */
    public static TableWriter create(
            Path target,
            TableSchema schema,
            Map<String, String> metadata,
            Set<String> distinct,
            Set<String> indexed) {
        return open(target, schema, metadata, distinct, indexed);
    }

    /**
     * As {@link #create(Path, TableSchema, Map)}, for a file that is always read whole: it has no
     * statistics, which cost as much as the cells themselves.
     */
    public static TableWriter createPlain(Path target, TableSchema schema, Set<String> distinct) {
        return open(target, schema, Map.of(), distinct, Set.of());
    }

    private static TableWriter open(
            Path target,
            TableSchema schema,
            Map<String, String> metadata,
            Set<String> distinct,
            Set<String> indexed) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new TableWriter(target, schema, metadata, distinct, indexed);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be made: " + FileTrouble.reason(e), e);
        }
    }

    /** Null leaves the cell empty. */
    public TableWriter string(int column, @Nullable String value) {
        expect(column, ColumnType.STRING);
        if (value != null) {
            cells[column].text(waiting, value);
        }
        return this;
    }

    public TableWriter bool(int column, boolean value) {
        expect(column, ColumnType.BOOLEAN);
        cells[column].number(waiting, value ? 1 : 0);
        return this;
    }

    public TableWriter integer(int column, int value) {
        expect(column, ColumnType.INT);
        cells[column].number(waiting, value);
        return this;
    }

    public TableWriter bigint(int column, long value) {
        expect(column, ColumnType.BIGINT);
        cells[column].number(waiting, value);
        return this;
    }

    public TableWriter date(int column, LocalDate value) {
        return date(column, Math.toIntExact(value.toEpochDay()));
    }

    /** A day as days since 1970-01-01. */
    public TableWriter date(int column, int epochDay) {
        expect(column, ColumnType.DATE);
        cells[column].number(waiting, epochDay);
        return this;
    }

    /**
     * A decimal at the column's scale.
     *
     * @throws ArithmeticException if that would round it, or it has more digits than the column
     */
    public TableWriter decimal(int column, BigDecimal value) {
        expect(column, ColumnType.DECIMAL);
        Column to = columns[column];
        BigDecimal scaled = value.setScale(to.scale());
        if (scaled.precision() > to.precision()) {
            throw new ArithmeticException(
                    "%s does not fit %s %s"
                            .formatted(value.toPlainString(), to.name(), to.typeName()));
        }
        BigInteger unscaled = scaled.unscaledValue();
        if (to.isLongDecimal()) {
            cells[column].number(waiting, unscaled.longValueExact());
        } else {
            cells[column].binary(
                    waiting, padded(unscaled, ParquetTypes.decimalBytes(to.precision())));
        }
        return this;
    }

    /**
     * Ends the row; columns not set since the last one are null.
     *
     * @throws IllegalStateException if a required column has no value
     */
    public void endRow() {
        endRows(1);
    }

    /** Ends rows whose cells stand in the buffers. */
    private void endRows(int count) {
        for (int column = 0; column < cells.length; column++) {
            Integer missing = cells[column].missing(waiting, waiting + count);
            if (missing != null) {
                file.abandon();
                throw new IllegalStateException(
                        "row %d has no value for the required column %s (columns: %s)"
                                .formatted(
                                        rows + missing - waiting + 1,
                                        columns[column].name(),
                                        schema.names()));
            }
        }
        rows += count;
        waiting += count;
        if (waiting == CellBuffer.ROWS) {
            handOn();
        }
    }

    private void handOn() {
        try {
            file.write(cells, waiting);
            waiting = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + " cannot be written: " + FileTrouble.reason(e), e);
        }
    }

    /**
     * Writes the rows of a batch, its vectors found by the columns' names.
     *
     * @throws IllegalArgumentException if a column has no vector or one of another type
     */
    public void write(VectorSchemaRoot batch) {
        write(batch, 0, batch.getRowCount());
    }

    /**
     * Writes some rows of a batch.
     *
     * @param from the first
     * @param to the one behind the last
     */
    public void write(VectorSchemaRoot batch, int from, int to) {
        BatchCopy copy = copyOf(batch, List.of());
        int at = from;
        while (at < to) {
            int count = Math.min(to - at, CellBuffer.ROWS - waiting);
            copy.fill(at, count);
            endRows(count);
            at += count;
        }
    }

    /**
     * Prepares copying a batch row by row, for callers who add cells of their own. Columns without
     * a vector in the batch must be listed.
     *
     * @param others columns that the caller fills
     */
    public BatchCopy copyOf(VectorSchemaRoot batch, List<String> others) {
        ArrowCells.Copy[] copies = new ArrowCells.Copy[columns.length];
        int used = 0;
        for (int at = 0; at < columns.length; at++) {
            if (!others.contains(columns[at].name())) {
                copies[used++] = copy(at, vector(batch, columns[at].name()));
            }
        }
        return new BatchCopy(Arrays.copyOf(copies, used));
    }

    /** Rows ended so far. */
    public long rows() {
        return rows;
    }

    /** Finishes the file, unless an error came before. */
    @Override
    public void close() {
        try (file) {
            if (waiting > 0 && !file.isBroken()) {
                handOn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + " cannot be finished: " + FileTrouble.reason(e), e);
        }
    }

    /** Copies rows of one batch into the writer's buffers. */
    public final class BatchCopy {
        private final ArrowCells.Copy[] copies;

        private BatchCopy(ArrowCells.Copy[] copies) {
            this.copies = copies;
        }

        /** Fills the current row with the batch's row {@code at}; does not end it. */
        public void fill(int at) {
            fill(at, 1);
        }

        private void fill(int at, int count) {
            for (ArrowCells.Copy copy : copies) {
                copy.cells(at, count, waiting);
            }
        }
    }

    /** A 64-bit number for a DECIMAL column of at most 18 digits counts units of its last place. */
    private ArrowCells.Copy copy(int at, FieldVector vector) {
        return columns[at].isLongDecimal() && vector instanceof BigIntVector units
                ? ArrowCells.units(cells[at], units)
                : ArrowCells.into(cells[at], columns[at], vector);
    }

    private FieldVector vector(VectorSchemaRoot batch, String name) {
        FieldVector vector = batch.getVector(name);
        if (vector == null) {
            throw new IllegalArgumentException(
                    "%s: no column %s in the batch, which has %s"
                            .formatted(target, name, batch.getSchema()));
        }
        return vector;
    }

    private void expect(int column, ColumnType type) {
        if (columns[column].type() != type) {
            throw new IllegalArgumentException(
                    "column %s is %s, not %s (columns: %s)"
                            .formatted(
                                    columns[column].name(),
                                    columns[column].typeName(),
                                    type,
                                    schema.names()));
        }
    }

    private static byte[] padded(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[length];
        if (value.signum() < 0) {
            Arrays.fill(padded, (byte) -1);
        }
        System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
        return padded;
    }
}
