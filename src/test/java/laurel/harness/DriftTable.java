package laurel.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import laurel.spec.FeedKind;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is made of each drift of each feed: a test holds commands to it, and it is a page. */
public final class DriftTable {
    private static final Path TABLE = Path.of("src/test/resources/schema-drift.yml");

    private final Map<String, Map<String, Object>> table;

    private DriftTable(Map<String, Map<String, Object>> table) {
        this.table = table;
    }

    /** Outcome, and exit codes of check and run. */
    record Stated(String outcome, int check, int run) {
        private static Stated of(Map<String, Object> stated) {
            return new Stated(
                    String.valueOf(stated.get("outcome")),
                    Integer.parseInt(String.valueOf(stated.get("check"))),
                    Integer.parseInt(String.valueOf(stated.get("run"))));
        }
    }

    @SuppressWarnings("unchecked")
    static DriftTable read() {
        try {
            String text = Files.readString(TABLE, StandardCharsets.UTF_8);
            return new DriftTable(
                    (Map<String, Map<String, Object>>)
                            new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stated stated(Drift drift, FeedKind feed) {
        Map<String, Object> exception = exceptions(drift).get(feed.id());
        return Stated.of(exception == null ? of(drift) : exception);
    }

    private Map<String, Object> of(Drift drift) {
        Map<String, Object> found = table.get(drift.name());
        if (found == null) {
            throw new IllegalStateException(TABLE + " does not state " + drift);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> exceptions(Drift drift) {
        return (Map<String, Map<String, Object>>) of(drift).getOrDefault("but", Map.of());
    }

    /** The page. */
    public static String markdown() {
        DriftTable table = read();
        StringBuilder page = new StringBuilder(HEAD);
        for (Drift drift : Drift.values()) {
            Map<String, Object> all = table.of(drift);
            page.append(row(String.valueOf(all.get("what")), "every feed", Stated.of(all)));
            Map<Stated, String> others = new LinkedHashMap<>();
            table.exceptions(drift)
                    .forEach(
                            (feed, stated) ->
                                    others.merge(Stated.of(stated), feed, (a, b) -> a + ", " + b));
            others.forEach((stated, feeds) -> page.append(row("", "but " + feeds, stated)));
        }
        return page.toString();
    }

    private static String row(String what, String feeds, Stated stated) {
        return "| %s | %s | %s | %d | %d |\n"
                .formatted(what, feeds, stated.outcome, stated.check, stated.run);
    }

    private static final String HEAD =
            """
            # Schema drift

            What becomes of a feed whose shape changes overnight, and the exit codes of `laurel check` and
            `laurel run`: 0 goes on, 2 and 3 stop before anything is published, and say which file of which feed,
            what was found and what is wanted. Columns are found by name, never by place; nothing is guessed.
            Stated for CSV with the default tolerance, for each of the eight feeds.

            This page is made of `src/test/resources/schema-drift.yml`, which a test holds both commands to.

            | what changed | feeds | outcome | check | run |
            | --- | --- | --- | --- | --- |
            """;
}
