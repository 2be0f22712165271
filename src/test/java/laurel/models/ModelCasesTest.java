package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case under {@code cases/}: given rows, expected rows. */
@NullUnmarked
class ModelCasesTest {
    private static final List<Map<String, Object>> NONE = List.of();
    private static final List<Map<String, Object>> A_MONTH =
            List.of(
                    Map.of(
                            "month",
                            202501,
                            "starts_on",
                            "2025-01-01",
                            "ends_before",
                            "2025-02-01",
                            "looked_back_on",
                            "2024-12-01",
                            "looked_back_at",
                            Long.MIN_VALUE,
                            "as_of_ends_at",
                            Long.MAX_VALUE));

    private static EmptyRun empty;
    private static Path scratch;
    private static Map<String, Model> models;

    @BeforeAll
    static void learnsTheColumnsOfEveryRelationFromARunOverNothing(@TempDir Path folder) {
        empty = EmptyRun.in(folder);
        scratch = folder;
        models =
                ModelGraph.load().models().stream()
                        .collect(Collectors.toMap(Model::name, model -> model));
    }

    static List<ModelCase> cases() {
        return ModelCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givenRowsGiveTheExpectedRows(ModelCase modelCase) throws SQLException {
        Model model = models.get(modelCase.model());
        assertTrue(model != null, () -> "no model is called " + modelCase.model());
        for (String relation : modelCase.given().keySet()) {
            assertTrue(
                    model.names().contains(relation),
                    () -> model.name() + " does not read " + relation);
        }
        try (Connection connection = EmptyRun.connect()) {
            for (String relation : model.names()) {
                fill(connection, relation, modelCase.given().get(relation));
            }
            Set<String> columns = new LinkedHashSet<>();
            modelCase.expect().forEach(row -> columns.addAll(row.keySet()));
            assertEquals(
                    text(expected(connection, model, columns, modelCase.expect())),
                    text(actual(connection, model, columns)));
        }
    }

    private static void fill(
            Connection connection, String relation, @Nullable List<Map<String, Object>> rows)
            throws SQLException {
        Map<String, String> types = empty.columns(Model.relation(relation));
        boolean isRule = relation.startsWith("cfg_");
        boolean isOneRow = Set.of("cfg_run", "cfg_attribution").contains(relation);
        try (Statement statement = connection.createStatement()) {
            String from = isRule && (rows == null || isOneRow) ? "" : " limit 0";
            statement.execute(
                    "create table "
                            + relation
                            + " as select * from read_parquet('"
                            + empty.file(Model.relation(relation))
                            + "')"
                            + from);
            boolean isCalendar = relation.equals("raw_months");
            for (Map<String, Object> row : rows != null ? rows : isCalendar ? A_MONTH : NONE) {
                if (isOneRow) {
                    change(connection, relation, types, row);
                } else {
                    insert(connection, relation, types, inItsMonth(types, isCalendar, row));
                }
            }
        }
    }

    /** A case that is not about months plays in January 2025. */
    private static Map<String, Object> inItsMonth(
            Map<String, String> types, boolean isCalendar, Map<String, Object> row) {
        Map<String, Object> whole = new LinkedHashMap<>(isCalendar ? A_MONTH.get(0) : Map.of());
        if (types.containsKey("month")) {
            whole.put("month", 202501);
        }
        whole.putAll(row);
        return whole;
    }

    private static void insert(
            Connection connection,
            String relation,
            Map<String, String> types,
            Map<String, Object> row)
            throws SQLException {
        List<String> names = new ArrayList<>(row.keySet());
        String values =
                names.stream()
                        .map(name -> "cast(? as " + type(relation, types, name) + ")")
                        .collect(Collectors.joining(", "));
        execute(
                connection,
                "insert into "
                        + relation
                        + " ("
                        + String.join(", ", names)
                        + ") values ("
                        + values
                        + ")",
                names,
                row);
    }

    private static void change(
            Connection connection,
            String relation,
            Map<String, String> types,
            Map<String, Object> row)
            throws SQLException {
        List<String> names = new ArrayList<>(row.keySet());
        String values =
                names.stream()
                        .map(name -> name + " = cast(? as " + type(relation, types, name) + ")")
                        .collect(Collectors.joining(", "));
        execute(connection, "update " + relation + " set " + values, names, row);
    }

    private static void execute(
            Connection connection, String sql, List<String> names, Map<String, Object> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.size(); i++) {
                statement.setString(i + 1, plain(row.get(names.get(i))));
            }
            statement.execute();
        }
    }

    private static String type(String relation, Map<String, String> types, String column) {
        String type = types.get(column);
        assertTrue(
                type != null,
                () -> relation + " has no column " + column + "; it has " + types.keySet());
        return type;
    }

    private static List<String> expected(
            Connection connection, Model model, Set<String> columns, List<Map<String, Object>> rows)
            throws SQLException {
        Map<String, String> types = empty.columns(model.name());
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String values =
                    columns.stream()
                            .map(
                                    name ->
                                            "coalesce(cast(cast(? as "
                                                    + type(model.name(), types, name)
                                                    + ") as varchar), 'null')")
                            .collect(Collectors.joining(", "));
            try (PreparedStatement statement = connection.prepareStatement("select " + values)) {
                int i = 1;
                for (String column : columns) {
                    statement.setString(i++, plain(row.get(column)));
                }
                try (ResultSet result = statement.executeQuery()) {
                    lines.addAll(lines(result, columns));
                }
            }
        }
        return lines;
    }

    private static List<String> actual(Connection connection, Model model, Set<String> columns)
            throws SQLException {
        String values =
                columns.isEmpty()
                        ? "'a row'"
                        : columns.stream()
                                .map(name -> "coalesce(cast(" + name + " as varchar), 'null')")
                                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "select " + values + " from (" + rows(connection, model) + ")")) {
            return lines(result, columns);
        }
    }

    /** A query for the model's rows: its own, or one over what Java made of them. */
    private static String rows(Connection connection, Model model) throws SQLException {
        Optional<Computation> computation = Computation.of(model);
        if (computation.isEmpty()) {
            return model.sql();
        }
        Path counted = scratch.resolve("counted.parquet");
        Path target = scratch.resolve("computed.parquet");
        try (Statement statement = connection.createStatement()) {
            Files.deleteIfExists(target);
            statement.execute("copy (" + model.sql() + ") to '" + counted + "' (format parquet)");
            computation.get().write(counted, target, 2);
            return "from read_parquet('" + target + "')";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(ResultSet result, Set<String> columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (result.next()) {
            StringBuilder line = new StringBuilder();
            int i = 1;
            for (String column : columns) {
                line.append(line.isEmpty() ? "" : ", ")
                        .append(column)
                        .append(": ")
                        .append(result.getString(i++));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String text(List<String> lines) {
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }
}
