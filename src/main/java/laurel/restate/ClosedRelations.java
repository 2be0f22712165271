package laurel.restate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import laurel.parquet.Tables;
import laurel.publish.Contract;
import laurel.publish.Contracts;
import laurel.spec.SpecException;
import laurel.spec.binding.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Closed seasons as relations: {@code cfg_closed_seasons}, published with every run, and {@code
 * raw_closed_seasons} and {@code raw_closed_tiers}, the frozen rows in the units of the models.
 */
public final class ClosedRelations {
    /** Frozen datasets and the relations in which models find their rows. */
    static final Map<String, String> FROZEN =
            new TreeMap<>(
                    Map.of(
                            "influencer_seasons", "raw_closed_seasons",
                            "tier_assignments", "raw_closed_tiers"));

    private ClosedRelations() {}

    /** As {@link #write(Closings, List, Path)}, where nothing is closed. */
    public static Map<String, Path> none(Path folder) {
        return write(List.of(), List.of(), folder);
    }

    /**
     * Writes one Parquet file a relation into {@code folder}, where none of them may be yet.
     *
     * @param closings those that count, see {@link Closings#at}
     * @return relation to file
     * @throws SpecException if frozen rows lack a column that must be there by now
     */
    public static Map<String, Path> write(Closings store, List<Closing> closings, Path folder) {
        closings.forEach(store::check);
        List<Frozen> frozen = new ArrayList<>();
        for (Closing closing : closings) {
            FROZEN.keySet()
                    .forEach(
                            dataset ->
                                    frozen.add(
                                            new Frozen(
                                                    closing.seasonId(),
                                                    dataset,
                                                    store.file(closing, dataset))));
        }
        return write(closings, frozen, folder);
    }

    private record Frozen(String seasonId, String dataset, Path file) {}

    private static Map<String, Path> write(
            List<Closing> closings, List<Frozen> frozen, Path folder) {
        Map<String, Path> written = new TreeMap<>();
        Path rules = folder.resolve("cfg_closed_seasons.parquet");
        Tables.write(
                rules,
                TableSchema.of(
                        Column.string("season_id"),
                        Column.string("closed_run_id"),
                        Column.date("closed_as_of"),
                        Column.string("why")),
                closings.stream().map(ClosedRelations::row).toList());
        written.put("cfg_closed_seasons", rules);
        FROZEN.forEach(
                (dataset, relation) -> {
                    Path target = folder.resolve(relation + ".parquet");
                    rows(
                            Contracts.of(dataset).orElseThrow(),
                            frozen.stream().filter(file -> file.dataset().equals(dataset)).toList(),
                            target);
                    written.put(relation, target);
                });
        return written;
    }

    private static List<@Nullable Object> row(Closing closing) {
        return Arrays.asList(closing.seasonId(), closing.runId(), closing.asOf(), closing.why());
    }

    private static void rows(Contract contract, List<Frozen> files, Path target) {
        TableSchema schema = contract.modelled();
        try (TableWriter writer = TableWriter.create(target, schema, Map.of())) {
            for (Frozen frozen : files) {
                try (QueryReader reader = QueryReader.open()) {
                    reader.register("frozen", List.of(frozen.file()));
                    requireAll(reader, contract, frozen);
                    reader.each(
                            "select * from frozen order by influencer_id",
                            row -> Tables.add(writer, units(schema, row)));
                }
            }
        }
    }

    private static void requireAll(QueryReader reader, Contract contract, Frozen frozen) {
        List<String> there =
                reader.rows("select column_name from (describe frozen)").stream()
                        .map(row -> String.valueOf(row.get("column_name")))
                        .toList();
        List<String> missing =
                contract.properties().stream()
                        .filter(property -> property.column().isRequired())
                        .map(Contract.Property::name)
                        .filter(name -> !there.contains(name))
                        .toList();
        if (!missing.isEmpty()) {
            throw new SpecException(
                    List.of(
                            new Problem(
                                    frozen.file().toString(),
                                    "",
                                    0,
                                    "closed by an earlier version, the rows lack %s; laurel reopen %s, run, and close again"
                                            .formatted(
                                                    String.join(", ", missing),
                                                    frozen.seasonId()))));
        }
    }

    /** Published decimals are money or ratios: whole units with a point. */
    private static List<@Nullable Object> units(
            TableSchema schema, Map<String, @Nullable Object> row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (String name : schema.names()) {
            Object value = row.get(name);
            cells.add(
                    value instanceof BigDecimal decimal
                            ? (Object) decimal.unscaledValue().longValueExact()
                            : value);
        }
        return cells;
    }
}
