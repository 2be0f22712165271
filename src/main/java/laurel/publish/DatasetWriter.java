package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import laurel.FileTrouble;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Writes the files of one dataset, sorted, one after the other. */
final class DatasetWriter implements AutoCloseable {
    private final Contract contract;
    private final TableSchema schema;
    private final Path folder;
    private final @Nullable DerivedColumns derived;
    private final String condition;
    private final Map<String, Path> files = new TreeMap<>();
    private @Nullable TableWriter writer;
    private @Nullable String partition;

    /**
     * @param folder of the run
     * @param derived null where the contract has no derived columns
     * @param condition which rows of the relation to write, as SQL
     */
    DatasetWriter(
            Contract contract,
            int minorUnits,
            Path folder,
            @Nullable DerivedColumns derived,
            String condition) {
        this.contract = contract;
        this.folder = folder;
        this.derived = derived;
        this.condition = condition;
        schema = contract.schema(minorUnits);
    }

    /**
     * Writes the relation of the dataset's name.
     *
     * @return partition value to file; without partitions, or rows, one of the empty text
     */
    Map<String, Path> write(QueryReader reader) {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader batches = reader.stream(query(), allocator)) {
            while (batches.loadNextBatch()) {
                copy(batches.getVectorSchemaRoot());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    contract.dataset() + " cannot be read: " + FileTrouble.reason(e), e);
        }
        if (files.isEmpty()) {
            open("");
        }
        close();
        return files;
    }

    private String query() {
        String columns = derived == null ? String.join(", ", schema.names()) : "*";
        return "select %s from %s where %s order by %s"
                .formatted(columns, contract.dataset(), condition, contract.orderBy());
    }

    private void copy(VectorSchemaRoot batch) {
        Rows rows = new Rows(batch);
        int at = 0;
        while (at < batch.getRowCount()) {
            String value = partition(rows, at);
            int end = end(rows, value, at);
            write(open(value), batch, rows, at, end);
            at = end;
        }
    }

    private void write(TableWriter target, VectorSchemaRoot batch, Rows rows, int from, int to) {
        if (derived == null) {
            target.write(batch, from, to);
            return;
        }
        TableWriter.BatchCopy cells = target.copyOf(batch, contract.derived());
        for (int row = from; row < to; row++) {
            int at = row;
            cells.fill(at);
            derived.of(column -> rows.value(column, at))
                    .forEach((column, text) -> target.string(schema.index(column), text));
            target.endRow();
        }
    }

    /** The first row of the batch behind {@code from} that is of another partition. */
    private int end(Rows rows, String value, int from) {
        int same = from;
        int other = rows.batch().getRowCount();
        while (other - same > 1) {
            int middle = (same + other) >>> 1;
            if (value.equals(partition(rows, middle))) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private String partition(Rows rows, int at) {
        Partition by = contract.partition();
        return by == null ? "" : by.value(Objects.requireNonNull(rows.value(by.column(), at)));
    }

    /** The writer of a partition: the open one, or a new file's. */
    private TableWriter open(String value) {
        if (writer != null && value.equals(partition)) {
            return writer;
        }
        close();
        Path file = folder.resolve(contract.path(value));
        if (files.put(value, file) != null) {
            throw new IllegalStateException(
                    "[BUG] " + contract.dataset() + " is not sorted by its partitions");
        }
        TableWriter opened =
                TableWriter.create(
                        file, schema, metadata(), contract.distinct(), contract.indexed());
        writer = opened;
        partition = value;
        return opened;
    }

    private Map<String, String> metadata() {
        Map<String, String> descriptions = new TreeMap<>();
        for (Column column : schema.columns()) {
            descriptions.put(column.name(), column.description());
        }
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("laurel.dataset", contract.dataset());
        metadata.put("laurel.contract_version", contract.version());
        metadata.put("laurel.description", contract.purpose());
        metadata.put("laurel.columns", Json.line(descriptions));
        return metadata;
    }

    @Override
    public void close() {
        TableWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }
}
