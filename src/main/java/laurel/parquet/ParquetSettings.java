package laurel.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** How every file is written. */
final class ParquetSettings extends ParquetWriter.Builder<Row, ParquetSettings> {
    /** Small enough for a reader to share the row groups of one file among its threads. */
    private static final int ROWS_A_GROUP = 122_880;

    private final RowSupport support;

    private ParquetSettings(OutputFile file, RowSupport support) {
        super(file);
        this.support = support;
    }

    /**
     * @param distinct columns for which no dictionary is tried
     */
    static ParquetWriter<Row> open(
            Path target, RowSupport support, Zstd codec, Set<String> distinct) throws IOException {
        ParquetSettings settings = new ParquetSettings(new LocalOutputFile(target), support);
        distinct.forEach(column -> settings.withDictionaryEncoding(column, false));
        support.numbers().forEach(column -> settings.withDictionaryEncoding(column, false));
        return settings.withConf(new PlainParquetConfiguration())
                .withCodecFactory(codec)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withRowGroupRowCountLimit(ROWS_A_GROUP)
                .withDictionaryEncoding(true)
                .build();
    }

    @Override
    protected ParquetSettings self() {
        return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
        return support;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
        throw new UnsupportedOperationException("written without Hadoop");
    }
}
