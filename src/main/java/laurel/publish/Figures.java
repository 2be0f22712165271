package laurel.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.engine.QueryReader;
import org.jspecify.annotations.Nullable;

/**
 * What must be the same in a model and in the files made of it.
 *
 * @param rows how many
 * @param sums of the money columns, in minor units
 */
record Figures(long rows, Map<String, Long> sums) {
    private static final String PARTITION = "partition_value";
    private static final String ROWS = "row_count";

    /**
     * Of a model, whose money counts minor units: partition value to figures, those of no rows
     * under the empty text.
     */
    static TreeMap<String, Figures> ofModel(QueryReader reader, Contract contract) {
        List<String> money = contract.names(Unit.MONEY);
        Partition partition = contract.partition();
        String sql =
                "select %s as %s, %s from %s group by 1"
                        .formatted(
                                partition == null ? "''" : partition.sql(),
                                PARTITION,
                                sums(money),
                                contract.dataset());
        TreeMap<String, Figures> figures = new TreeMap<>();
        for (Map<String, @Nullable Object> row : reader.rows(sql)) {
            Object value = row.get(PARTITION);
            if (value == null) {
                throw new PublishException(
                        contract.dataset() + ": a row has no value for " + contract.sortKey());
            }
            figures.put(partition == null ? "" : partition.value(value), of(row, money, 0));
        }
        if (figures.isEmpty()) {
            figures.put("", none(money));
        }
        return figures;
    }

    private static Figures none(List<String> money) {
        Map<String, Long> sums = new TreeMap<>();
        money.forEach(column -> sums.put(column, 0L));
        return new Figures(0, sums);
    }

    /** Of a published file, whose money has the currency's places. */
    static Figures ofFile(QueryReader reader, String relation, List<String> money, int minorUnits) {
        String sql = "select " + sums(money) + " from " + relation;
        return of(reader.rows(sql).get(0), money, minorUnits);
    }

    /** Of a published file, whose money has as many places as it was written with. */
    static Figures ofFile(QueryReader reader, String relation, List<String> money) {
        Map<String, @Nullable Object> row =
                reader.rows("select " + sums(money) + " from " + relation).get(0);
        int places =
                money.stream()
                        .map(column -> Objects.requireNonNull(row.get("sum_" + column)))
                        .mapToInt(sum -> new BigDecimal(sum.toString()).scale())
                        .max()
                        .orElse(0);
        return of(row, money, places);
    }

    private static String sums(List<String> money) {
        return Stream.concat(
                        Stream.of("count(*) as " + ROWS),
                        money.stream().map("coalesce(sum(%1$s), 0) as sum_%1$s"::formatted))
                .collect(Collectors.joining(", "));
    }

    private static Figures of(Map<String, @Nullable Object> row, List<String> money, int scale) {
        Map<String, Long> sums = new TreeMap<>();
        for (String column : money) {
            Object sum = Objects.requireNonNull(row.get("sum_" + column));
            sums.put(column, new BigDecimal(sum.toString()).movePointRight(scale).longValueExact());
        }
        return new Figures((Long) Objects.requireNonNull(row.get(ROWS)), sums);
    }
}
