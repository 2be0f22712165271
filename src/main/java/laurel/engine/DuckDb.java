package laurel.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An in-memory DuckDB, set up alike for building and for reading. */
final class DuckDb {
    private DuckDb() {}

    /** Opens a private database in UTC that never reaches for the network. */
    static Connection open() {
        try {
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
            execute(
                    connection,
                    "set global TimeZone = 'UTC'; set autoinstall_known_extensions = false;"
                            + " set autoload_known_extensions = false; set allow_community_extensions = false;"
                            + " set enable_progress_bar = false");
            execute(connection, prelude());
            return connection;
        } catch (SQLException e) {
            throw new EngineException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    /** As {@link #open()}, for files that stay as they are while it is open, and are read often. */
    static Connection open(EngineSettings settings) {
        Connection connection = open();
        execute(
                connection,
                "set threads = "
                        + settings.threads()
                        + "; set memory_limit = "
                        + literal(settings.memoryLimit())
                        + "; set temp_directory = "
                        + literal(settings.spill().toAbsolutePath().toString())
                        + "; set global parquet_metadata_cache = true");
        return connection;
    }

    /** Another connection to the same database, with relations of its own. */
    static Connection another(Connection connection) {
        try {
            return connection.unwrap(DuckDBConnection.class).duplicate();
        } catch (SQLException e) {
            throw new EngineException("no second connection: " + e.getMessage(), e);
        }
    }

    /** Keeps statements inside the given folders and the settings as they are. */
    static void lockDown(Connection connection, List<Path> allowed) {
        String folders =
                allowed.stream()
                        .map(folder -> literal(folder.toAbsolutePath() + "/"))
                        .collect(Collectors.joining(", "));
        execute(
                connection,
                "set allowed_directories = ["
                        + folders
                        + "]; set enable_external_access = false;"
                        + " set lock_configuration = true");
    }

    /** Makes rows one relation under a name that models use, for this connection alone. */
    static void register(Connection connection, String relation, Source source) {
        String rows =
                source.groups().stream()
                        .map(DuckDb::select)
                        .collect(Collectors.joining(" union all "));
        execute(connection, "create or replace temp view " + identifier(relation) + " as " + rows);
    }

    private static String select(Source.Group group) {
        String files =
                group.files().stream().map(DuckDb::parquet).collect(Collectors.joining(", "));
        Set<Integer> months = group.months();
        String where =
                months == null
                        ? ""
                        : months.isEmpty()
                                ? " where false"
                                : " where month in ("
                                        + months.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))
                                        + ")";
        return "select * from read_parquet([" + files + "], hive_partitioning = false)" + where;
    }

    /** A file, or the files of a folder, as other engines write them. */
    private static String parquet(Path file) {
        String path = file.toAbsolutePath().toString();
        return literal(Files.isDirectory(file) ? path + "/*.parquet" : path);
    }

    /** As {@link Engine#digests} says. */
    static SortedMap<Integer, String> digests(
            Connection connection, Path parquet, boolean isByMonth) {
        String query = digests(isByMonth ? "month" : "0", "read_parquet(" + parquet(parquet) + ")");
        SortedMap<Integer, String> digests = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                digests.put(rows.getInt(1), rows.getString(2));
            }
            return digests;
        } catch (SQLException e) {
            throw failed(query, e);
        }
    }

    /**
     * A query for digests of the rows that have something in common, the same whatever their order.
     *
     * @param part what they have in common, as SQL
     */
    static String digests(String part, String relation) {
        return """
        select %s as part, count(*) || ' ' || sum(cast(hash(row_) as hugeint)) || ' ' || bit_xor(hash(row_, 1)) as digest
        from %s as row_
        group by 1
        """
                .formatted(part, relation);
    }

    /** The library's name and version. */
    static String version(Connection connection) {
        try {
            return "DuckDB " + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw failed("version", e);
        }
    }

    static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    static EngineException failed(String sql, SQLException e) {
        String head = sql.strip().lines().findFirst().orElse("");
        return new EngineException(e.getMessage() + " [in: " + head + "]", e);
    }

    /** Text as an SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as it stands, if it is one that needs no quotes. */
    static String identifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a relation name: " + name);
        }
        return name;
    }

    static String prelude() {
        return Prelude.of("duckdb");
    }
}
