package laurel.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import laurel.spec.FeedSpec;

/** Opens a feed file as what its format says it is. */
final class RecordFiles {
    private RecordFiles() {}

    /**
     * @param progress told how many bytes of the file were read
     * @throws DamagedFileException if it is no whole file of its format
     * @throws HeaderException if it has no header that can be read
     */
    static Records open(FeedFile file, LongConsumer progress) throws IOException {
        FeedSpec spec = file.spec();
        if (spec.format().kind() == FeedSpec.Format.Kind.PARQUET) {
            return ParquetRecords.open(file.path(), spec);
        }
        InputStream text = Transport.open(file.path(), progress);
        if (spec.format().kind() == FeedSpec.Format.Kind.NDJSON) {
            return new JsonRecords(text, spec);
        }
        try {
            return new CsvRecords(text, spec);
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }
}
