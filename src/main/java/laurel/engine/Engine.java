package laurel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import laurel.Crew;

/**
 * Runs models. The same SQL text gives the same rows on every engine. For one thread at a time;
 * another takes another session.
 */
public interface Engine extends AutoCloseable {
    /**
     * The same engine for another thread: with relations of its own, and at the same time. Closed
     * with this one, which also cancels what it runs.
     */
    Engine session();

    /** Makes rows readable under a name; a relation of that name is replaced. */
    void register(String relation, Source source);

    /**
     * Makes all rows of Parquet files readable as one relation; one of that name is replaced.
     *
     * @param parquet at least one file, all with the same columns
     */
    default void register(String relation, List<Path> parquet) {
        register(relation, Source.of(parquet));
    }

    /**
     * Writes the rows of {@code query}, in no particular order, to {@code target}, which must not
     * exist yet: a Parquet file, or a folder of them.
     *
     * @return number of rows written
     * @throws EngineException when the query fails or is cancelled; {@code target} is then not
     *     there
     */
    long write(String query, Path target);

    /**
     * A digest of a file's rows for each month of its column {@code month}: rows of which one
     * differs have another.
     *
     * @param isByMonth true: the same whatever the order of the rows; false: of all rows together,
     *     under month 0, where another order may have another digest
     */
    SortedMap<Integer, String> digests(Path parquet, boolean isByMonth);

    /** What the functions that models call are made of: others may give other rows. */
    String functions();

    /** Name and version: another engine's files are not taken for this one's. */
    String version();

    /**
     * Who works on files elsewhere, on the machines of a cluster; empty: there is only this
     * process.
     */
    default Optional<Crew> crew() {
        return Optional.empty();
    }

    /** From another thread: stops the statements that run now, which then fail. */
    void cancel();

    @Override
    void close();
}
