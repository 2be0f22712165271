package laurel.models;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import org.jspecify.annotations.Nullable;

/** The removal effects of everybody on a set of paths, of the counted steps of each set. */
final class RemovalEffects implements Computation {
    private static final double TRILLION = 1e12;

    private static final TableSchema SCHEMA =
            TableSchema.of(
                    Column.integer("month"),
                    Column.string("path_set"),
                    Column.string("influencer_id"),
                    Column.bigint("effect"));

    @Override
    public long write(Path counted, Path target, int threads) {
        try (QueryReader reader = QueryReader.open();
                TableWriter writer = TableWriter.create(target, SCHEMA, Map.of())) {
            reader.register("steps", List.of(counted));
            for (Map<String, @Nullable Object> row :
                    reader.rows("select distinct path_set, month from steps order by path_set")) {
                String set = String.valueOf(row.get("path_set"));
                Object month = row.get("month");
                effects(reader, set)
                        .forEach(
                                (influencer, effect) -> {
                                    if (month != null) {
                                        writer.integer(0, ((Number) month).intValue());
                                    }
                                    writer.string(1, set)
                                            .string(2, influencer)
                                            .bigint(3, effect)
                                            .endRow();
                                });
            }
            return writer.rows();
        }
    }

    /** Influencer to effect in trillionths, by influencer. */
    private static Map<String, Long> effects(QueryReader reader, String set) {
        PathChain chain = new PathChain();
        // a fixed order of the influencers fixes the order of every sum
        reader.rows("select distinct from_id from steps where path_set = ? order by from_id", set)
                .forEach(row -> chain.add(String.valueOf(row.get("from_id"))));
        reader.rows(
                        "select from_id, to_id, is_order, steps from steps where path_set = ?"
                                + " order by all",
                        set)
                .forEach(row -> step(chain, row));
        Map<String, Long> effects = new LinkedHashMap<>();
        chain.removalEffects()
                .forEach(
                        (influencer, effect) ->
                                effects.put(influencer, Math.round(effect * TRILLION)));
        return effects;
    }

    private static void step(PathChain chain, Map<String, @Nullable Object> row) {
        String from = String.valueOf(row.get("from_id"));
        Object to = row.get("to_id");
        long steps = ((Number) Objects.requireNonNull(row.get("steps"))).longValue();
        if (to != null) {
            chain.step(from, to.toString(), steps);
        } else {
            chain.end(from, Boolean.TRUE.equals(row.get("is_order")), steps);
        }
    }
}
