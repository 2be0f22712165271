package laurel.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import laurel.Crew;
import laurel.Folders;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Apache Spark SQL, for those who outgrow a machine: on the cluster that {@code spark-submit}
 * names, or, started without it, on threads of this process. A relation is a folder of part files.
 */
public final class SparkEngine implements Engine {
    private final SparkSession spark;
    private final Queue<SparkEngine> sessions = new ConcurrentLinkedQueue<>();
    private final QueryReader reader;
    private final Map<String, StructType> schemas;

    /**
     * Spark's application belongs to the process: it ends with it, and engines in turn share it.
     */
    public static SparkEngine open(EngineSettings settings) {
        SparkSession.Builder builder = SparkSession.builder().appName("laurel");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[" + settings.threads() + "]").config("spark.ui.enabled", "false");
        }
        return new SparkEngine(
                builder.getOrCreate(), QueryReader.open(settings), new ConcurrentHashMap<>());
    }

    /**
     * @param reader the embedded engine, for what the driver looks at itself
     * @param schemas of relations, which Spark would start a job to find out each time
     */
    private SparkEngine(
            SparkSession application, QueryReader reader, Map<String, StructType> schemas) {
        spark = application.newSession();
        this.reader = reader;
        this.schemas = schemas;
        spark.conf().set("spark.sql.session.timeZone", "UTC");
        spark.conf().set("spark.sql.ansi.enabled", "true");
        spark.conf().set("spark.sql.datetime.java8API.enabled", "true");
        // a model's own condition ends it
        spark.conf().set("spark.sql.cteRecursionLevelLimit", "-1");
        spark.conf().set("spark.sql.cteRecursionRowLimit", "-1");
        for (String function : Prelude.of("spark").split(";\\s*\n", -1)) {
            if (!function.isBlank()) {
                spark.sql(function);
            }
        }
    }

    @Override
    public Engine session() {
        SparkEngine session = new SparkEngine(spark, reader.another(), schemas);
        sessions.add(session);
        return session;
    }

    @Override
    public void register(String relation, Source source) {
        StructType schema =
                schemas.computeIfAbsent(relation, name -> schema(source.files().get(0)));
        source.groups().stream()
                .map(group -> rows(schema, group))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .createOrReplaceTempView(relation);
    }

    /** As the driver reads it. */
    private StructType schema(Path parquet) {
        reader.register("described", List.of(parquet));
        return StructType.fromDDL(
                reader.rows("describe described").stream()
                        .map(SparkEngine::column)
                        .collect(Collectors.joining(", ")));
    }

    private static String column(Map<String, @Nullable Object> described) {
        String type = String.valueOf(described.get("column_type"));
        return "`%s` %s"
                .formatted(described.get("column_name"), type.equals("VARCHAR") ? "STRING" : type);
    }

    private Dataset<Row> rows(StructType schema, Source.Group group) {
        Dataset<Row> all =
                spark.read()
                        .schema(schema)
                        .parquet(
                                group.files().stream()
                                        .map(SparkEngine::path)
                                        .toArray(String[]::new));
        Set<Integer> months = group.months();
        if (months == null) {
            return all;
        }
        String wanted = months.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return all.where(months.isEmpty() ? "false" : "month in (" + wanted + ")");
    }

    @Override
    public long write(String query, Path target) {
        if (Files.exists(target)) {
            throw new IllegalStateException(target + " exists already");
        }
        try {
            spark.sql(query).write().option("compression", "zstd").parquet(path(target));
            return rows(target);
        } catch (Exception e) {
            delete(target);
            throw failed(query, e);
        }
    }

    @Override
    public SortedMap<Integer, String> digests(Path parquet, boolean isByMonth) {
        return reader.digests(parquet, isByMonth);
    }

    @Override
    public String functions() {
        return Prelude.of("spark");
    }

    @Override
    public String version() {
        return "Spark " + spark.version();
    }

    /** A task for each item, as they come: the first that is free takes the next. */
    @Override
    public Optional<Crew> crew() {
        return Optional.of((items, task) -> items.isEmpty() ? List.of() : elsewhere(items, task));
    }

    private List<String> elsewhere(List<String> items, Crew.Task task) {
        try {
            return JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(items, items.size())
                    .map(task::run)
                    .collect();
        } catch (Exception e) { // an InterruptedException too, which Scala does not declare
            if (e instanceof InterruptedException) {
                cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException("told to stop");
            }
            throw failed("landing", e);
        }
    }

    @Override
    public void cancel() {
        spark.sparkContext().cancelAllJobs();
    }

    @Override
    public void close() {
        sessions.forEach(SparkEngine::close);
        reader.close();
    }

    /** What the footers of its part files say. */
    private long rows(Path target) {
        reader.register("written", List.of(target));
        Object rows = reader.rows("select count(*) as n from written").get(0).get("n");
        return ((Number) Objects.requireNonNull(rows)).longValue();
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString();
    }

    private static EngineException failed(String query, Exception e) {
        return new EngineException(line(e.getMessage()) + " [in: " + line(query) + "]", e);
    }

    /** Spark tells a trace as part of what went wrong. */
    private static String line(@Nullable String text) {
        return text == null ? "" : text.strip().lines().findFirst().orElse("");
    }

    private static void delete(Path target) {
        try {
            Folders.delete(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
