package laurel.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import laurel.engine.DuckDbEngine;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.feeds.FeedHistory;
import laurel.feeds.LandedFeeds;
import laurel.feeds.Landing;
import laurel.feeds.LandingProgress;
import laurel.feeds.LandingSettings;
import laurel.spec.SpecReader;
import laurel.testing.Build;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.NullUnmarked;

/** A run of a plain job over no feed file at all: what every relation looks like. */
@NullUnmarked
final class EmptyRun {
    static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();

    private EmptyRun() {}

    static EmptyRun in(Path folder) {
        EmptyRun run = new EmptyRun();
        try (DuckDbEngine engine =
                DuckDbEngine.open(
                        new EngineSettings(1, "500MB", folder.resolve("spill"), List.of(folder)))) {
            LandingSettings settings =
                    new LandingSettings(ZoneId.of("Europe/Berlin"), "EUR", List.of("ref"), null, 1);
            LandedFeeds landed =
                    Landing.land(
                            List.of(),
                            settings,
                            folder.resolve("landed"),
                            folder.resolve("work"),
                            FeedHistory.NONE,
                            LandingProgress.silent());
            Build.of(
                            ModelGraph.load(),
                            SpecReader.read(Path.of("src/test/resources/plain/job.yml")),
                            AS_OF,
                            landed,
                            engine,
                            folder)
                    .relations()
                    .forEach((relation, rows) -> run.files.put(relation, rows.files().get(0)));
        }
        run.describe();
        return run;
    }

    /** An empty database that knows the functions models use. */
    static Connection connect() throws SQLException {
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try (Statement statement = connection.createStatement();
                InputStream prelude =
                        EmptyRun.class.getResourceAsStream("/laurel/engines/duckdb.sql")) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute(new String(prelude.readAllBytes(), StandardCharsets.UTF_8));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Column names to types. */
    Map<String, String> columns(String relation) {
        return columns.getOrDefault(relation, Map.of());
    }

    Path file(String relation) {
        return files.get(relation);
    }

    private void describe() {
        try (QueryReader reader = QueryReader.open()) {
            files.forEach(
                    (relation, file) -> {
                        reader.register(relation, List.of(file));
                        Map<String, String> types = new LinkedHashMap<>();
                        reader.rows(
                                        "select column_name, column_type from (describe "
                                                + relation
                                                + ")")
                                .forEach(
                                        row ->
                                                types.put(
                                                        (String) row.get("column_name"),
                                                        (String) row.get("column_type")));
                        columns.put(relation, types);
                    });
        }
    }
}
