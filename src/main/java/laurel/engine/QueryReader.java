package laurel.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads Parquet with SQL: what publishing, show, explain and verify use, whichever engine built the
 * files.
 */
public final class QueryReader implements AutoCloseable {
    private static final int BATCH_ROWS = 61_440;

    private final Connection connection;
    private final List<AutoCloseable> open = new ArrayList<>();

    private QueryReader(Connection connection) {
        this.connection = connection;
    }

    /** For small results. Such readers share a database, which takes longer to open than to ask. */
    public static QueryReader open() {
        return new QueryReader(DuckDb.another(Shared.DATABASE));
    }

    /** Opened with the first reader and there as long as the process. */
    private static final class Shared {
        static final Connection DATABASE = open();

        /** What it read of a file it forgets: the next may lie in the same place. */
        private static Connection open() {
            Connection database = DuckDb.open();
            DuckDb.execute(database, "set enable_external_file_cache = false");
            return database;
        }
    }

    /** As {@link #open()}, with bounds for results that are sorted or joined at size. */
    public static QueryReader open(EngineSettings settings) {
        return new QueryReader(DuckDb.open(settings));
    }

    /** The same reader for another thread, with relations of its own; to be closed before it. */
    public QueryReader another() {
        return new QueryReader(DuckDb.another(connection));
    }

    /** Makes Parquet files readable as one relation; a relation of that name is replaced. */
    public void register(String relation, List<Path> parquet) {
        register(relation, Source.of(parquet));
    }

    /** Makes rows readable under a name; a relation of that name is replaced. */
    public void register(String relation, Source source) {
        DuckDb.register(connection, relation, source);
    }

    /** As {@link Engine#digests} says. */
    SortedMap<Integer, String> digests(Path parquet, boolean isByMonth) {
        return DuckDb.digests(connection, parquet, isByMonth);
    }

    /**
     * A digest of the rows of each value of a column, the same whatever their order: rows of which
     * one differs have another.
     *
     * @param column of texts; null counts as the empty one
     */
    public SortedMap<String, String> digests(String relation, String column) {
        SortedMap<String, String> digests = new TreeMap<>();
        each(
                DuckDb.digests(column, DuckDb.identifier(relation)),
                row ->
                        digests.put(
                                Objects.toString(row.get("part"), ""),
                                Objects.requireNonNull(row.get("digest")).toString()));
        return digests;
    }

    /** Keeps the rows of a query under a name, to be asked again. */
    public void define(String relation, String query) {
        DuckDb.execute(
                connection,
                "create or replace temp table " + DuckDb.identifier(relation) + " as " + query);
    }

    /**
     * Hands on the rows of a result of any size, one after the other, in the order of the query;
     * values as in {@link #rows}.
     */
    public void each(
            String sql, Consumer<Map<String, @Nullable Object>> row, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    row.accept(row(result));
                }
            }
        } catch (SQLException e) {
            throw DuckDb.failed(sql, e);
        }
    }

    /**
     * All rows of a small result, column names to values (String, Boolean, Integer, Long,
     * BigDecimal, LocalDate or null), in the order of the query.
     *
     * @param parameters for the {@code ?} of the query
     */
    public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        each(sql, rows::add, parameters);
        return rows;
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        return row;
    }

    /**
     * A result of any size as Arrow batches, in the order of the query. To be closed by the caller,
     * before this reader and the allocator. It is made as it is read, so this reader must not be
     * asked anything else before the last batch.
     *
     * @param parameters for the {@code ?} of the query
     */
    public ArrowReader stream(String sql, BufferAllocator allocator, Object... parameters) {
        try {
            DuckDb.execute(connection, "set session jdbc_stream_results = true");
            PreparedStatement statement = connection.prepareStatement(sql);
            open.add(statement);
            bind(statement, parameters);
            DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery();
            open.add(result);
            return (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS);
        } catch (SQLException e) {
            throw DuckDb.failed(sql, e);
        }
    }

    /** The cells of a row that is being scanned, none of them null; columns count from 0. */
    public static final class Cells {
        private final VectorSchemaRoot batch;
        private int row;

        private Cells(VectorSchemaRoot batch) {
            this.batch = batch;
        }

        /** Of a bigint. */
        public long number(int column) {
            return ((BigIntVector) batch.getVector(column)).get(row);
        }

        public boolean flag(int column) {
            return ((BitVector) batch.getVector(column)).get(row) == 1;
        }

        /** UTF-8. */
        public byte[] text(int column) {
            return ((VarCharVector) batch.getVector(column)).get(row);
        }
    }

    /** As {@link #each}, for many rows: nothing is made of them. */
    public void scan(String sql, Consumer<Cells> row, Object... parameters) {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader batches = stream(sql, allocator, parameters)) {
            while (batches.loadNextBatch()) {
                Cells cells = new Cells(batches.getVectorSchemaRoot());
                for (; cells.row < cells.batch.getRowCount(); cells.row++) {
                    row.accept(cells);
                }
            }
        } catch (IOException e) {
            throw new EngineException("rows cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            for (int i = open.size() - 1; i >= 0; i--) {
                open.get(i).close();
            }
            connection.close();
        } catch (Exception e) {
            throw new EngineException("closing the reader failed: " + e.getMessage(), e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
