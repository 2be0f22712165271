package laurel.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.ColumnType;

/** Compares a model's columns with the contract, before anything is written. */
final class ModelCheck {
    private ModelCheck() {}

    /**
     * @throws PublishException if a column is missing or of another type; names all of them
     */
    static void check(QueryReader reader, Contract contract) {
        Map<String, String> found = new HashMap<>();
        reader.rows("select column_name, column_type from (describe " + contract.dataset() + ")")
                .forEach(
                        row ->
                                found.put(
                                        String.valueOf(row.get("column_name")),
                                        String.valueOf(row.get("column_type"))));
        List<String> problems = new ArrayList<>();
        for (Contract.Property property : contract.properties()) {
            String wanted = modelled(property);
            String met = found.getOrDefault(property.name(), "not there");
            if (!property.isDerived() && !met.equals(wanted)) {
                problems.add("%s is %s, wanted %s".formatted(property.name(), met, wanted));
            }
        }
        if (!problems.isEmpty()) {
            throw new PublishException(
                    "model %s does not keep its contract: %s"
                            .formatted(contract.dataset(), String.join("; ", problems)));
        }
    }

    /** A type as DuckDB names it. */
    static String sqlType(Column column) {
        return switch (column.type()) {
            case STRING -> "VARCHAR";
            case INT -> "INTEGER";
            default -> column.typeName();
        };
    }

    private static String modelled(Contract.Property property) {
        return property.unit() == Unit.PLAIN
                ? sqlType(property.column())
                : ColumnType.BIGINT.name();
    }
}
