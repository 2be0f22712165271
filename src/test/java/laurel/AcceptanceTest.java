package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import laurel.testing.CaseJob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole runs against the answers of an independent implementation, in every cell. {@code
 * -Dlaurel.case=FOLDER} takes another folder of feeds, case.json and expected/.
 */
class AcceptanceTest {
    private static final List<String> DATASETS =
            List.of("ledger", "influencer_seasons", "tier_assignments", "quarantine");

    @TempDir Path folder;

    static Stream<Path> cases() {
        String given = System.getProperty("laurel.case");
        return given == null
                ? Stream.of(
                        Path.of("src/test/resources/tiny"), Path.of("src/test/resources/uci-slice"))
                : Stream.of(given.split(",")).map(Path::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCellIsThatOfTheExpectedAnswers(Path set) throws IOException {
        Path jobFile = CaseJob.write(set, folder);
        StringWriter said = new StringWriter();
        int exitCode =
                Main.run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "run",
                        jobFile.toString(),
                        "--as-of",
                        CaseJob.asOf(set).toString());
        assertEquals(0, exitCode, said::toString);

        Run run = Runs.at(folder.resolve("published")).current().orElseThrow();
        try (QueryReader reader = QueryReader.open()) {
            for (String dataset : DATASETS) {
                compare(reader, run, dataset, set.resolve("expected"));
            }
            reader.register("reconciliation", run.files("reconciliation"));
            reader.register("alerts", run.files("alerts"));
            JsonNode totals = JsonMapper.shared().readTree(set.resolve("expected/totals.json"));
            assertEquals(expectedCounts(totals), counts(reader));
            assertEquals(expectedMoney(totals), money(reader));
            assertEquals(expectedAlerts(totals), alerts(reader));
        }
    }

    private static void compare(QueryReader reader, Run run, String dataset, Path expected) {
        Path csv =
                Stream.of(".csv", ".csv.gz")
                        .map(ending -> expected.resolve(dataset + ending))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
        reader.register("published", run.files(dataset));
        String columns =
                columns(reader, csv).stream()
                        .map(
                                column ->
                                        "cast(%1$s as %2$s) as %1$s"
                                                .formatted(column, type(reader, column)))
                        .collect(Collectors.joining(", "));
        String answers =
                "select %s from read_csv('%s', all_varchar = true, header = true, nullstr = '')"
                        .formatted(columns, csv.toString().replace("'", "''"));
        String actual =
                "select %s from published".formatted(String.join(", ", columns(reader, csv)));
        assertEquals(
                "",
                rows(reader, answers + " except all " + actual, "missing")
                        + rows(reader, actual + " except all " + answers, "not expected"),
                dataset);
    }

    private static String rows(QueryReader reader, String sql, String what) {
        return reader.rows("select * from (" + sql + ") order by all limit 10").stream()
                .map(row -> what + ": " + row + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> columns(QueryReader reader, Path csv) {
        return reader
                .rows(
                        "select column_name from (describe select * from read_csv('%s', all_varchar = true))"
                                .formatted(csv.toString().replace("'", "''")))
                .stream()
                .map(row -> String.valueOf(row.get("column_name")))
                .toList();
    }

    private static String type(QueryReader reader, String column) {
        return String.valueOf(
                reader.rows(
                                "select column_type from (describe published) where column_name = ?",
                                column)
                        .get(0)
                        .get("column_type"));
    }

    private static Map<String, String> expectedCounts(JsonNode totals) {
        Map<String, String> counts = new TreeMap<>();
        totals.path("feeds")
                .properties()
                .forEach(
                        feed ->
                                counts.put(
                                        feed.getKey(),
                                        Stream.of(
                                                        "records",
                                                        "accepted",
                                                        "superseded",
                                                        "quarantined",
                                                        "damaged_files")
                                                .map(
                                                        name ->
                                                                name
                                                                        + " "
                                                                        + feed.getValue()
                                                                                .path(name)
                                                                                .asLong())
                                                .collect(Collectors.joining(", "))));
        return counts;
    }

    private static Map<String, String> counts(QueryReader reader) {
        Map<String, String> counts = new TreeMap<>();
        for (Map<String, @Nullable Object> row :
                reader.rows("select * from reconciliation where scope = 'feed'")) {
            counts.put(
                    String.valueOf(row.get("name")),
                    Stream.of("records", "accepted", "superseded", "quarantined", "damaged_files")
                            .map(name -> name + " " + row.get(name))
                            .collect(Collectors.joining(", ")));
        }
        return counts;
    }

    private static Map<String, String> expectedMoney(JsonNode totals) {
        Map<String, String> money = new TreeMap<>();
        for (String measure : List.of("sale", "refund", "commission")) {
            totals.path("money")
                    .path(measure)
                    .properties()
                    .forEach(
                            amount ->
                                    money.put(
                                            measure + " " + amount.getKey(),
                                            amount.getValue().asString()));
        }
        return money;
    }

    private static Map<String, String> money(QueryReader reader) {
        Map<String, String> money = new TreeMap<>();
        for (Map<String, @Nullable Object> row :
                reader.rows("select * from reconciliation where scope = 'money'")) {
            for (String measure : List.of("sale", "refund", "commission")) {
                money.put(
                        measure + " " + row.get("name"),
                        Objects.requireNonNull(row.get(measure)).toString());
            }
        }
        return money;
    }

    private static Map<String, List<String>> expectedAlerts(JsonNode totals) {
        Map<String, List<String>> alerts = new TreeMap<>();
        totals.path("alerts")
                .properties()
                .forEach(
                        kind -> {
                            List<String> subjects = new ArrayList<>();
                            kind.getValue().forEach(subject -> subjects.add(subject.asString()));
                            if (!subjects.isEmpty()) {
                                alerts.put(kind.getKey(), subjects.stream().sorted().toList());
                            }
                        });
        return alerts;
    }

    private static Map<String, List<String>> alerts(QueryReader reader) {
        Map<String, List<String>> alerts = new TreeMap<>();
        for (Map<String, @Nullable Object> row :
                reader.rows(
                        "select kind, subject from alerts where kind in ('code_overlap',"
                                + " 'newer_version_rejected', 'refund_amount_missing',"
                                + " 'refund_exceeds_order') order by kind, subject")) {
            alerts.computeIfAbsent(String.valueOf(row.get("kind")), kind -> new ArrayList<>())
                    .add(String.valueOf(row.get("subject")));
        }
        return alerts;
    }
}
