package laurel.engine;

import java.nio.file.Path;
import java.util.List;

/** Runs models. The same SQL text gives the same rows on every engine. */
public interface Engine extends AutoCloseable {
    /**
     * Makes Parquet files readable as one relation; a relation of that name is replaced.
     *
     * @param parquet at least one file, all with the same columns
     */
    void register(String relation, List<Path> parquet);

    /**
     * Writes the rows of {@code query}, in no particular order, to {@code target}, which must not
     * exist yet.
     *
     * @return number of rows written
     * @throws EngineException when the query fails or is cancelled; {@code target} is then not
     *     there
     */
    long write(String query, Path target);

    /** From another thread: stops the statement that runs now, which then fails. */
    void cancel();

    @Override
    void close();
}
