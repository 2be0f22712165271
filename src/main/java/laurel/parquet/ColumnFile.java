package laurel.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file that takes its cells column by column. The writer of Parquet's library takes them
 * record by record, as events, which for flat rows is half of the work.
 */
final class ColumnFile implements AutoCloseable {
    /** Small enough for a reader to share the row groups of one file among its threads. */
    private static final int ROWS_A_GROUP = 120 * CellBuffer.ROWS;

    private static final int ROWS_A_PAGE = 20 * CellBuffer.ROWS;
    private static final long BYTES_A_GROUP = ParquetWriter.DEFAULT_BLOCK_SIZE;

    private final MessageType message;
    private final Map<String, String> metadata;
    private final ParquetProperties properties;
    private final Zstd codec = new Zstd();
    private final ParquetFileWriter file;
    private final ColumnWriter[] writers;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore columns;
    private int groups;
    private long rows;
    private boolean isBroken;

    /**
     * Opens a file that must not exist yet.
     *
     * @param metadata key-value pairs of the footer
     * @param plain columns for which no dictionary is tried
     * @param indexed columns of which it is told what values lie where
     */
    ColumnFile(
            Path target,
            TableSchema schema,
            Map<String, String> metadata,
            Set<String> plain,
            Set<String> indexed)
            throws IOException {
        message = ParquetTypes.message(schema);
        this.metadata = metadata;
        properties = properties(plain, indexed);
        file =
                new ParquetFileWriter(
                        new LocalOutputFile(target),
                        message,
                        ParquetFileWriter.Mode.CREATE,
                        BYTES_A_GROUP,
                        ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                        null,
                        properties);
        file.start();
        writers = new ColumnWriter[message.getColumns().size()];
        pages = pages();
        columns = columns();
    }

    private static ParquetProperties properties(Set<String> plain, Set<String> indexed) {
        ParquetProperties.Builder properties =
                ParquetProperties.builder()
                        .withWriterVersion(WriterVersion.PARQUET_2_0)
                        .withPageRowCountLimit(ROWS_A_PAGE)
                        .withValuesWriterFactory(new Encodings())
                        .withStatisticsEnabled(false)
                        .withSizeStatisticsEnabled(false)
                        .withDictionaryEncoding(true);
        plain.forEach(column -> properties.withDictionaryEncoding(column, false));
        for (String column : indexed) {
            properties.withStatisticsEnabled(column, true).withSizeStatisticsEnabled(column, true);
        }
        return properties.build();
    }

    /**
     * Takes as many rows as every buffer holds, and empties the buffers.
     *
     * @throws IllegalStateException if the file was left unfinished before
     */
    void write(CellBuffer[] cells, int count) throws IOException {
        if (isBroken) {
            throw new IllegalStateException("after an error no rows are taken");
        }
        isBroken = true;
        for (int column = 0; column < cells.length; column++) {
            cells[column].write(writers[column], count);
        }
        for (int row = 0; row < count; row++) {
            columns.endRecord();
        }
        rows += count;
        if (rows >= ROWS_A_GROUP || columns.getBufferedSize() >= BYTES_A_GROUP) {
            endGroup();
            pages = pages();
            columns = columns();
        }
        isBroken = false;
    }

    private ColumnChunkPageWriteStore pages() {
        return ColumnChunkPageWriteStore.builder()
                .withSchema(message)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .withRowGroupOrdinal(groups)
                .withCompressorProvider(column -> codec.getCompressor(CompressionCodecName.ZSTD))
                .build();
    }

    private ColumnWriteStore columns() {
        ColumnWriteStore store = properties.newColumnWriteStore(message, pages, pages);
        for (int column = 0; column < writers.length; column++) {
            writers[column] = store.getColumnWriter(message.getColumns().get(column));
        }
        return store;
    }

    private void endGroup() throws IOException {
        if (rows > 0) {
            groups++;
            file.startBlock(rows);
            columns.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
            rows = 0;
        }
        columns.close();
        pages.close();
    }

    /** Leaves the file without its footer; nothing is written any more. */
    void abandon() {
        isBroken = true;
    }

    /** Whether the file is left without its footer. */
    boolean isBroken() {
        return isBroken;
    }

    /** Finishes the file; after an error it is left without a footer. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (isBroken) {
                file.abort();
            } else {
                endGroup();
                file.end(metadata);
            }
        } finally {
            codec.release();
        }
    }
}
