import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;

/** Runs the statements of files on a DuckDB in memory: {@code FILE.sql ... name=value ...}. */
final class RunSql {
    public static void main(String[] args) throws Exception {
        StringBuilder files = new StringBuilder();
        int read = 0;
        while (read < args.length && args[read].endsWith(".sql")) {
            files.append(Files.readString(Path.of(args[read++]))).append('\n');
        }
        String script = files.toString();
        for (String value : Arrays.asList(args).subList(read, args.length)) {
            int equals = value.indexOf('=');
            script =
                    script.replace(
                            "{" + value.substring(0, equals) + "}", value.substring(equals + 1));
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (String sql : script.split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    long from = System.nanoTime();
                    statement.execute(sql);
                    if (Boolean.getBoolean("timed")) {
                        String head = sql.strip().lines().limit(2).reduce("", (a, b) -> a + " " + b);
                        System.err.printf("%6.2f s %s%n", (System.nanoTime() - from) / 1e9, head);
                    }
                }
            }
        }
    }
}
