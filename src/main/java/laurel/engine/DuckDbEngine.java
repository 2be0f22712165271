package laurel.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import laurel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The embedded default: DuckDB in memory, spilling to a folder, shut in to the folders it was
 * given.
 */
public final class DuckDbEngine implements Engine {
    private final Connection connection;
    private final Queue<DuckDbEngine> sessions = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Statement running;

    private DuckDbEngine(Connection connection) {
        this.connection = connection;
    }

    public static DuckDbEngine open(EngineSettings settings) {
        try {
            Files.createDirectories(settings.spill());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Connection connection = DuckDb.open(settings);
        DuckDb.execute(
                connection,
                "set preserve_insertion_order = false"
                        // memory given back after each statement is asked for again by the next
                        + "; set allocator_flush_threshold = '1GB'"
                        + "; set allocator_bulk_deallocation_flush_threshold = '1GB'");
        List<Path> allowed = new ArrayList<>(settings.allowed());
        allowed.add(settings.spill());
        DuckDb.lockDown(connection, allowed);
        return new DuckDbEngine(connection);
    }

    @Override
    public Engine session() {
        DuckDbEngine session = new DuckDbEngine(DuckDb.another(connection));
        sessions.add(session);
        return session;
    }

    @Override
    public void register(String relation, Source source) {
        DuckDb.register(connection, relation, source);
    }

    @Override
    public long write(String query, Path target) {
        if (Files.exists(target)) {
            throw new IllegalStateException(target + " exists already");
        }
        String copy =
                "copy ("
                        + query
                        + "\n) to "
                        + DuckDb.literal(target.toAbsolutePath().toString())
                        + " (format parquet, compression lz4_raw, parquet_version v2, dictionary_size_limit 2000)";
        try (Statement statement = connection.createStatement()) {
            running = statement;
            return statement.executeLargeUpdate(copy);
        } catch (SQLException e) {
            throw DuckDb.failed(query, e);
        } finally {
            running = null;
        }
    }

    @Override
    public SortedMap<Integer, String> digests(Path parquet, boolean isByMonth) {
        return isByMonth ? DuckDb.digests(connection, parquet, true) : ofBytes(parquet);
    }

    /** The same rows in the same order are the same bytes, and looking at those is less work. */
    private static SortedMap<Integer, String> ofBytes(Path parquet) {
        try {
            return new TreeMap<>(Map.of(0, Digest.of(parquet)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String functions() {
        return DuckDb.prelude();
    }

    @Override
    public String version() {
        return DuckDb.version(connection);
    }

    @Override
    public void cancel() {
        sessions.forEach(DuckDbEngine::cancel);
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw DuckDb.failed("cancel", e);
            }
        }
    }

    @Override
    public void close() {
        sessions.forEach(DuckDbEngine::close);
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.failed("close", e);
        }
    }
}
