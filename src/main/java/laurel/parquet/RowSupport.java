package laurel.parquet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Tells Parquet the schema and hands it rows. */
final class RowSupport extends WriteSupport<Row> {
    private final TableSchema schema;
    private final Map<String, String> metadata;
    private @Nullable RecordConsumer consumer;
    private long rows;

    RowSupport(TableSchema schema, Map<String, String> metadata) {
        this.schema = schema;
        this.metadata = metadata;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(ParquetTypes.message(schema), metadata);
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("written without Hadoop");
    }

    @Override
    public void prepareForWrite(RecordConsumer target) {
        consumer = target;
    }

    @Override
    public void write(Row row) {
        row.emit(Objects.requireNonNull(consumer), rows + 1);
        rows++;
    }

    /** Columns that are packed by what their values share with the one before: no dictionary. */
    List<String> numbers() {
        return schema.columns().stream()
                .filter(column -> column.type() != ColumnType.STRING)
                .map(Column::name)
                .toList();
    }

    long rows() {
        return rows;
    }
}
