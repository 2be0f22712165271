package laurel.feeds;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;

/** The relations of one landed file, each written from its first row on; no rows, no file. */
final class Outputs implements AutoCloseable {
    private final Path folder;
    private final Map<String, TableWriter> writers = new LinkedHashMap<>();

    Outputs(Path folder) {
        this.folder = folder;
    }

    TableWriter writer(String relation) {
        TableWriter writer = writers.get(relation);
        if (writer == null) {
            TableSchema schema = Objects.requireNonNull(RawSchemas.ALL.get(relation));
            writer =
                    TableWriter.createPlain(
                            folder.resolve(relation + ".parquet"), schema, RawSchemas.DISTINCT);
            writers.put(relation, writer);
        }
        return writer;
    }

    @Override
    public void close() {
        writers.values().forEach(TableWriter::close);
        writers.clear();
    }
}
