import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the statements of a file on Spark, with a thread a core: {@code FILE.sql WAREHOUSE
 * name=value ...}; tables lie in the folder WAREHOUSE.
 */
final class RunSparkSql {
    public static void main(String[] args) throws Exception {
        String script = Files.readString(Path.of(args[0]));
        for (int i = 2; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            script =
                    script.replace(
                            "{" + args[i].substring(0, equals) + "}", args[i].substring(equals + 1));
        }
        try (SparkSession spark =
                SparkSession.builder()
                        .master("local[*]")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.warehouse.dir", Path.of(args[1]).toUri().toString())
                        // two a core: the 200 that Spark thinks right are for a cluster
                        .config(
                                "spark.sql.shuffle.partitions",
                                2 * Runtime.getRuntime().availableProcessors())
                        .getOrCreate()) {
            for (String sql : script.split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    long from = System.nanoTime();
                    spark.sql(sql);
                    if (Boolean.getBoolean("timed")) {
                        String head = sql.strip().lines().limit(2).reduce("", (a, b) -> a + " " + b);
                        System.err.printf("%6.2f s %s%n", (System.nanoTime() - from) / 1e9, head);
                    }
                }
            }
        }
    }
}
