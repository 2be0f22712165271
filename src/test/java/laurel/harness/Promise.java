package laurel.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A promise that a harness has just found kept.
 *
 * @param name the promise in a few words, e.g. {@code same feeds in another shape: same bytes}
 * @param cases how often it was tried
 * @param unit what a case is, e.g. {@code relation × seed}
 */
public record Promise(String name, long cases, String unit) {
    /** Whether the long form was asked for. */
    public static boolean isDeep() {
        return Boolean.getBoolean("laurel.deep");
    }

    /** How many are tried: as many as {@code -Dlaurel.cases} states, else those of the form. */
    public static int cases(int inShort, int inDeep) {
        return Integer.getInteger("laurel.cases", isDeep() ? inDeep : inShort);
    }

    /**
     * The seed that {@code -Dlaurel.seed} states, else 1: a build tries what the last one tried.
     */
    public static long seed() {
        return Long.getLong("laurel.seed", 1L);
    }

    /** As {@link #report(Instant, long)}, where nothing is drawn. */
    public void report(Instant since) {
        report(since, 0);
    }

    /**
     * Prints the figures in one line, and appends them to a file of {@code target/harness}.
     *
     * @param since when the harness began
     * @param seed the first seed; 0: nothing was drawn
     */
    public void report(Instant since, long seed) {
        double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("promise", name);
        line.put("form", isDeep() ? "deep" : "short");
        line.put("cases", cases);
        line.put("unit", unit);
        line.put("seconds", seconds);
        line.put("seed", seed);
        System.out.println(
                "promise kept: %s: %d, %s, in %s s%s"
                        .formatted(name, cases, unit, seconds, seed == 0 ? "" : ", seed " + seed));
        append(JsonMapper.shared().writeValueAsString(line) + "\n");
    }

    private void append(String line) {
        Path folder = Path.of(System.getProperty("laurel.build", "target"), "harness");
        String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".jsonl";
        try {
            Files.writeString(
                    Files.createDirectories(folder).resolve(file),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
