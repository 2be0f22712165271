package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Models keep to what every engine understands alike, and to one form. */
class ModelRulesTest {
    private static final Map<String, String> BANNED = new LinkedHashMap<>();

    static {
        BANNED.put("\"", "quoted names");
        BANNED.put("\\binterval\\b", "interval arithmetic");
        BANNED.put("\\bvarchar\\b", "varchar: write string");
        BANNED.put("\\bhugeint\\b", "hugeint: use wide()");
        BANNED.put("\\b(double|float|real)\\b", "floating point");
        BANNED.put("::", "casts with ::");
        BANNED.put("[^/]/[^/]", "division: use round_div or whole_div");
        BANNED.put("//", "integer division: use whole_div");
        BANNED.put("%", "remainder: use left_over");
        BANNED.put("\\bavg\\(", "avg");
        BANNED.put("\\bconcat\\(", "concat");
        BANNED.put("\\bregexp_\\w+\\(", "regular expressions");
        BANNED.put("\\b(unnest|explode|listagg|string_agg)\\(", "lists");
        BANNED.put(
                "\\b(datediff|date_diff|strftime|date_format|date_trunc|now|today)\\(",
                "date functions");
        BANNED.put("\\bcurrent_(date|timestamp|time)\\b", "the clock");
        BANNED.put("\\b(random|uuid|hash)\\(", "chance");
        BANNED.put("\\b(asof|exclude|generate_series|read_parquet)\\b", "one engine's words");
        BANNED.put("\\$\\{|\\{\\{|\\{%", "templates");
        BANNED.put("\\bas\\s+int(eger)?\\b.*\\bdecimal\\b", "casts of decimals to int");
    }

    private static final List<SqlFiles.SqlFile> MODELS = SqlFiles.under("models");
    private static final List<SqlFiles.SqlFile> AUDITS = SqlFiles.under("audits");

    @Test
    void nothingInAModelMeansOneThingHereAndAnotherThere() {
        List<String> found = new ArrayList<>();
        for (SqlFiles.SqlFile file : all()) {
            String sql = code(file.sql());
            BANNED.forEach(
                    (pattern, why) -> {
                        Matcher matcher = Pattern.compile(pattern).matcher(sql);
                        if (matcher.find()) {
                            found.add(
                                    file.name()
                                            + ".sql: "
                                            + why
                                            + " ("
                                            + matcher.group().strip()
                                            + ")");
                        }
                    });
        }
        assertEquals(List.of(), found);
    }

    @Test
    void noCommonTableExpressionHidesAModel() {
        Set<String> names = MODELS.stream().map(SqlFiles.SqlFile::name).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (SqlFiles.SqlFile file : all()) {
            Matcher matcher = Pattern.compile("\\b(\\w+) as \\(\\s").matcher(code(file.sql()));
            while (matcher.find()) {
                if (names.contains(matcher.group(1))) {
                    found.add(file.name() + ".sql: " + matcher.group(1));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyModelSaysWhatItIsAndWhatARowIsAndCastsItsColumns() {
        for (SqlFiles.SqlFile file : MODELS) {
            String head =
                    file.sql()
                            .lines()
                            .takeWhile(line -> line.startsWith("--"))
                            .collect(Collectors.joining(" "));
            assertTrue(
                    head.startsWith("-- " + file.name() + ": "),
                    () -> file.name() + ".sql does not say what it is");
            assertTrue(
                    head.toLowerCase(java.util.Locale.ROOT).contains("one row per"),
                    () -> file.name() + ".sql does not say what a row is");
            String body = file.sql().replaceAll("(?m)^\\s*--.*$", "");
            String last =
                    body.substring(
                            body.lastIndexOf("\nselect") < 0 ? 0 : body.lastIndexOf("\nselect"));
            assertTrue(
                    last.contains("cast(") || last.contains("late_rejects.feed"),
                    () -> file.name() + ".sql: the final select casts no column");
            assertTrue(
                    file.sql().lines().count() <= 120,
                    () -> file.name() + ".sql has more than 120 lines");
            assertTrue(
                    file.sql().equals(file.sql().replace("\t", "    ")),
                    () -> file.name() + ".sql has tabs");
        }
    }

    @Test
    void whoLooksAtTheMonthsBeforeIsBuiltByMonthAndSaysSo() {
        for (Model model : ModelGraph.load().models()) {
            assertFalse(Model.isBefore(model.name()), model.name());
            model.names().stream()
                    .filter(Model::isBefore)
                    .map(Model::relation)
                    .forEach(
                            relation -> {
                                assertTrue(model.isBuiltByMonth(), model.name());
                                assertTrue(
                                        model.sql()
                                                .contains(
                                                        "with the %s of the months before"
                                                                .formatted(relation)),
                                        model.name());
                            });
        }
    }

    @Test
    void everyAuditIsAboutAModel() {
        Set<String> names = MODELS.stream().map(SqlFiles.SqlFile::name).collect(Collectors.toSet());
        for (SqlFiles.SqlFile audit : AUDITS) {
            assertTrue(
                    names.contains(
                            audit.name().substring(0, Math.max(0, audit.name().indexOf("__")))),
                    () -> audit.name() + ".sql is about no model");
        }
    }

    private static List<SqlFiles.SqlFile> all() {
        List<SqlFiles.SqlFile> all = new ArrayList<>(MODELS);
        all.addAll(AUDITS);
        return all;
    }

    /** The text without comments and without what stands in quotes. */
    private static String code(String sql) {
        return sql.replaceAll("(?m)--.*$", "").replaceAll("'(?:[^']|'')*'", "''");
    }
}
