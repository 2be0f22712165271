package laurel.publish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import org.jspecify.annotations.Nullable;

/**
 * The dataset reconciliation for monitors that read no Parquet; {@code reconciliation.json} beside
 * the manifest.
 *
 * @param schemaVersion of this file
 * @param currency in which money counts
 * @param rows as published; money is text with the currency's places
 */
public record Reconciliation(
        int schemaVersion, String currency, List<Map<String, @Nullable Object>> rows) {
    public static final String NAME = "reconciliation.json";
    private static final int SCHEMA_VERSION = 1;
    private static final String RELATION = "reconciliation";

    public Reconciliation {
        rows = List.copyOf(rows);
    }

    /**
     * @param model as built
     * @param minorUnits of the currency
     */
    public static Reconciliation of(
            QueryReader reader, Source model, String currency, int minorUnits) {
        Contract contract = Contracts.of(RELATION).orElseThrow();
        reader.register(RELATION, model);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row :
                reader.rows("select * from " + RELATION + " order by " + contract.orderBy())) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            contract.properties()
                    .forEach(column -> shown.put(column.name(), shown(column, row, minorUnits)));
            rows.add(shown);
        }
        return new Reconciliation(SCHEMA_VERSION, currency, rows);
    }

    private static @Nullable Object shown(
            Contract.Property column, Map<String, @Nullable Object> row, int minorUnits) {
        Object value = row.get(column.name());
        return column.unit() == Unit.MONEY && value != null
                ? BigDecimal.valueOf(((Number) value).longValue(), minorUnits).toPlainString()
                : value;
    }
}
