package laurel.publish;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import org.jspecify.annotations.Nullable;

/** Models for a publisher: one file a dataset, empty unless rows are given. */
final class Given {
    static final RunResults RESULTS =
            new RunResults(
                    RunResults.SCHEMA_VERSION,
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(60),
                    "host",
                    List.of(new RunResults.StageResult("land", 12)));
    private static final DerivedColumns MESSAGES =
            row -> {
                Map<String, @Nullable String> texts = new HashMap<>();
                texts.put("subject", row.get("first_name") + ", " + row.get("season_id"));
                texts.put("message", null);
                return texts;
            };

    private final Path folder;
    private final Map<String, List<Map<String, @Nullable Object>>> rows = new HashMap<>();

    Given(Path folder) {
        this.folder = folder;
    }

    /** Adds a row; required columns that are not named get a value of their type. */
    Given row(String dataset, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            row.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        rows.computeIfAbsent(dataset, none -> new ArrayList<>()).add(row);
        return this;
    }

    /** Writes the models. */
    Map<String, Source> relations() {
        Map<String, Source> relations = new HashMap<>();
        for (Contract contract : Contracts.all()) {
            Path file = folder.resolve(contract.dataset() + ".parquet");
            List<Column> columns = new ArrayList<>();
            contract.properties().stream()
                    .filter(property -> !property.isDerived())
                    .forEach(property -> columns.add(modelled(property)));
            if (contract.dataset().equals("activation_lists")) {
                columns.add(Column.string("first_name"));
            }
            Tables.write(file, new TableSchema(columns), cells(contract, columns));
            relations.put(contract.dataset(), Source.of(List.of(file)));
        }
        Path rules = folder.resolve("cfg_tiers.parquet");
        Tables.write(
                rules,
                TableSchema.of(Column.string("tier_id").required(), Column.integer("rank")),
                List.of(List.of("high", 1), List.of("general", 2)));
        relations.put("cfg_tiers", Source.of(List.of(rules)));
        return relations;
    }

    static RunIdentity identity(String asOf) {
        return new RunIdentity(
                "nightly",
                LocalDate.parse(asOf),
                "c0ffee",
                List.of(new RunIdentity.Input("orders", "orders.csv", "abc", 3)),
                "1.2.3");
    }

    static Publisher publisher(Path root) {
        return publisher(root, 2);
    }

    static Publisher publisher(Path root, int threads) {
        return new Publisher(
                root,
                Contracts.all(),
                Map.of("activation_lists", MESSAGES),
                2,
                QueryReader::open,
                threads);
    }

    /** One text a row, cells joined by a blank. */
    static List<String> read(List<Path> files, String sql) {
        try (QueryReader reader = QueryReader.open()) {
            reader.register("dataset", files);
            return reader.rows(sql).stream()
                    .map(
                            row ->
                                    String.join(
                                            " ",
                                            row.values().stream().map(String::valueOf).toList()))
                    .toList();
        }
    }

    private List<List<@Nullable Object>> cells(Contract contract, List<Column> columns) {
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows.getOrDefault(contract.dataset(), List.of())) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Column column : columns) {
                boolean isRequired =
                        contract.schema(2).columns().stream()
                                .anyMatch(c -> c.name().equals(column.name()) && c.isRequired());
                cells.add(
                        row.containsKey(column.name()) || !isRequired
                                ? row.get(column.name())
                                : anything(column));
            }
            table.add(cells);
        }
        return table;
    }

    private static Column modelled(Contract.Property property) {
        Column column = property.column();
        return property.unit() == Unit.PLAIN
                ? new Column(
                        column.name(), column.type(), column.precision(), column.scale(), false, "")
                : Column.bigint(column.name());
    }

    private static Object anything(Column column) {
        return switch (column.type()) {
            case STRING -> "x";
            case BOOLEAN -> true;
            case INT -> 1;
            case BIGINT -> 1L;
            case DATE -> LocalDate.EPOCH;
            case DECIMAL -> BigDecimal.ONE;
        };
    }
}
