package laurel.batch;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import laurel.Digest;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The database in which runs are remembered: a file in the state folder, or a PostgreSQL that
 * several hosts share. Its tables are made when they are missing.
 */
final class JobStore implements AutoCloseable {
    private static final String SCHEMA = "org/springframework/batch/core/schema-%s.sql";

    private final DataSource dataSource;

    /** Keeps the file open between statements; on PostgreSQL it holds the lock of the job. */
    private final Connection anchor;

    private final String name;

    private JobStore(String name, DataSource dataSource, Connection anchor) {
        this.name = name;
        this.dataSource = dataSource;
        this.anchor = anchor;
    }

    /** The file database {@code repository} in the state folder. */
    static JobStore embedded(Path state) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        String file = state.toAbsolutePath().resolve("repository").toString();
        // The database must outlive the signal: a stopped run still notes that it was stopped. And
        // a commit must outlive a kill, which by default it does half a second later. Compacting on
        // close trips over its own assertions and would leave a trace of it; space is reused
        // anyway.
        source.setURL(
                "jdbc:h2:file:"
                        + file.replace(";", "\\;")
                        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0");
        source.setUser("laurel");
        source.setPassword("");
        Connection anchor = source.getConnection();
        try {
            if (!exists(
                    anchor,
                    "select 1 from information_schema.sequences"
                            + " where sequence_name = 'BATCH_JOB_INSTANCE_SEQ'")) {
                // The script's last statement never ran: what a killed first start left is no loss.
                execute(anchor, "drop all objects");
                ScriptUtils.executeSqlScript(anchor, new ClassPathResource(SCHEMA.formatted("h2")));
            }
            return new JobStore(file + ".mv.db", source, anchor);
        } catch (SQLException | RuntimeException failure) {
            anchor.close();
            throw failure;
        }
    }

    /**
     * A PostgreSQL database, held for one job: a second run of the job on any host is refused.
     *
     * @param url {@code jdbc:postgresql:…}
     * @param user null: as the URL says
     * @param password null: as the URL or the password file says
     * @throws AlreadyRunningException when another run of the job is alive
     */
    static JobStore postgresql(
            String url, @Nullable String user, @Nullable String password, String job)
            throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("laurel " + job + " on " + Host.name());
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        Connection anchor = source.getConnection();
        try {
            lock(anchor, job, url);
            createPostgresqlTables(anchor);
            return new JobStore(url, source, anchor);
        } catch (SQLException | RuntimeException failure) {
            anchor.close();
            throw failure;
        }
    }

    private static void lock(Connection anchor, String job, String url) throws SQLException {
        long key =
                ByteBuffer.wrap(HexFormat.of().parseHex(Digest.ofText("laurel:" + job))).getLong();
        if (!exists(anchor, "select 1 where pg_try_advisory_lock(" + key + ")")) {
            throw new AlreadyRunningException(
                    "another run is alive: job %s is locked in %s".formatted(job, url));
        }
    }

    /** In one transaction, and one at a time: jobs of other names may start just now. */
    private static void createPostgresqlTables(Connection anchor) throws SQLException {
        anchor.setAutoCommit(false);
        execute(anchor, "select pg_advisory_xact_lock(" + SCHEMA.hashCode() + ")");
        if (!exists(anchor, "select 1 where to_regclass('batch_job_instance_seq') is not null")) {
            ScriptUtils.executeSqlScript(
                    anchor, new ClassPathResource(SCHEMA.formatted("postgresql")));
        }
        anchor.commit();
        anchor.setAutoCommit(true);
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Where it is. */
    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() throws SQLException {
        try (anchor) {
            if (dataSource instanceof PGSimpleDataSource) {
                // the server would release the lock a while after the connection is gone
                execute(anchor, "select pg_advisory_unlock_all()");
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
