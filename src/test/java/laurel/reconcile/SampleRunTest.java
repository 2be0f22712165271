package laurel.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import laurel.Main;
import laurel.engine.QueryReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over the sample feeds publishes what the second path finds in their bytes. */
class SampleRunTest {
    @TempDir private Path folder;

    @Test
    void a_run_publishes_what_the_second_path_finds() throws IOException {
        String job =
                Files.readString(Path.of("jobs/nightly.yml"))
                        .replace("feeds/*.yml", Path.of("jobs/feeds").toAbsolutePath() + "/*.yml")
                        .replaceAll("(?m)^publish:.*$", "publish: {to: published}");
        Path file = Files.writeString(folder.resolve("nightly.yml"), job);
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(said);
        int code =
                Main.run(
                        new PrintWriter(new StringWriter()),
                        err,
                        "run",
                        file.toString(),
                        "--as-of",
                        "2026-02-28");
        assertEquals(0, code, said.toString());
        Answers answers =
                Answers.of(
                        Path.of("sample-data"),
                        Case.read(Path.of("src/test/resources/sample/case.json")));
        same(Tables.ledger(answers), published("ledger", ""));
        String season = " where season_id like 'black-friday-%'";
        same(Tables.influencerSeasons(answers), published("influencer_seasons", season));
        same(Tables.tierAssignments(answers), published("tier_assignments", season));
    }

    private static void same(List<Map<String, String>> expected, List<Map<String, String>> found) {
        assertEquals("", String.join("\n", Expected.differences(expected, found)));
    }

    private List<Map<String, String>> published(String dataset, String where) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("published/runs"));
                QueryReader reader = QueryReader.open()) {
            reader.register(
                    "published",
                    files.filter(f -> f.toString().endsWith(".parquet"))
                            .filter(f -> f.toString().contains("/" + dataset + "/"))
                            .toList());
            return reader.rows("select * from published" + where).stream()
                    .map(SampleRunTest::texts)
                    .toList();
        }
    }

    private static Map<String, String> texts(Map<String, @Nullable Object> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.forEach((column, value) -> texts.put(column, value == null ? "" : value.toString()));
        return texts;
    }
}
