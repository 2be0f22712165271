import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Runs the statements of a file on a DuckDB in memory: {@code FILE.sql name=value ...}. */
final class RunSql {
    public static void main(String[] args) throws Exception {
        String script = Files.readString(Path.of(args[0]));
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            script =
                    script.replace(
                            "{" + args[i].substring(0, equals) + "}", args[i].substring(equals + 1));
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
