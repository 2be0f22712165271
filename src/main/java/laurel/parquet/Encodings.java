package laurel.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;

/**
 * How the cells of a column are encoded: as the library chooses, but bytes without a dictionary as
 * they are, where it would look for what each shares with the one before.
 */
final class Encodings implements ValuesWriterFactory {
    private final ValuesWriterFactory others = new DefaultV2ValuesWriterFactory();
    private ParquetProperties properties = ParquetProperties.builder().build();

    @Override
    public void initialize(ParquetProperties chosen) {
        properties = chosen;
        others.initialize(chosen);
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        if (properties.isDictionaryEnabled(column)) {
            return others.newValuesWriter(column);
        }
        int slab = properties.getInitialSlabSize();
        int page = properties.getPageSizeThreshold();
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> new PlainTexts();
            case FIXED_LEN_BYTE_ARRAY ->
                    new FixedLenByteArrayPlainValuesWriter(
                            column.getPrimitiveType().getTypeLength(),
                            slab,
                            page,
                            properties.getAllocator());
            default -> others.newValuesWriter(column);
        };
    }
}
