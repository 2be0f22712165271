package laurel.models;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import laurel.Workers;
import laurel.engine.QueryReader;
import laurel.parquet.Column;
import laurel.parquet.TableSchema;
import laurel.parquet.TableWriter;
import laurel.parquet.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The share of resamples of a season's orders in which somebody has the tier of what really was.
 */
final class TierConfidence implements Computation {
    private static final TableSchema SCHEMA =
            TableSchema.of(
                    Column.integer("month"),
                    Column.string("season_id"),
                    Column.string("influencer_id"),
                    Column.bigint("confidence"));

    /** The lines of a season's ledger; members by their place in the order of their ids. */
    private static final String LINES =
            """
            select members.place as member, text as order_id, kind = 'sale' as is_sale, number as revenue
            from collected
            inner join (
                select influencer_id, row_number() over (order by influencer_id) - 1 as place
                from collected
                where kind = 'member' and season_id = ?
            ) as members
                on members.influencer_id = collected.influencer_id
            where kind in ('sale', 'refund') and season_id = ?
            """;

    @Override
    public long write(Path counted, Path target, int threads) {
        try (QueryReader reader = QueryReader.open();
                TableWriter writer = TableWriter.create(target, SCHEMA, Map.of())) {
            reader.register("collected", List.of(counted));
            List<Map<String, @Nullable Object>> jobs =
                    reader.rows("select * from collected where kind = 'job' order by season_id");
            Workers.map(threads, jobs, job -> season(counted, job))
                    .forEach(rows -> rows.forEach(row -> Tables.add(writer, row)));
            return writer.rows();
        }
    }

    /** The rows of a season's members. */
    private static List<List<Object>> season(Path counted, Map<String, @Nullable Object> job) {
        int month = (int) number(job, "month");
        String season = String.valueOf(job.get("season_id"));
        try (QueryReader reader = QueryReader.open()) {
            reader.register("collected", List.of(counted));
            SeasonTiers.Rules rules = rules(reader, season, job);
            List<String> members = members(reader, season);
            Resamples resamples = resamples(rules, members.size(), job);
            draw(reader, season, resamples);
            SeasonTiers tiers =
                    new SeasonTiers(
                            rules, conditions(reader, season, members), resamples, members.size());
            int[] same = same(tiers, resamples.count(), members.size());
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < same.length; i++) {
                rows.add(
                        List.of(
                                month,
                                season,
                                members.get(i),
                                millionths(same[i], resamples.count())));
            }
            return rows;
        }
    }

    private static void draw(QueryReader reader, String season, Resamples resamples) {
        reader.scan(
                LINES,
                line ->
                        resamples.add(
                                (int) line.number(0), line.text(1), line.flag(2), line.number(3)),
                season,
                season);
    }

    private static Resamples resamples(
            SeasonTiers.Rules rules, int members, Map<String, @Nullable Object> job) {
        int resamples = (int) number(job, "number");
        long seed = number(job, "other");
        // who has no order brought nothing, and is last for that
        boolean isNetEnough = rules.minOrders() <= 1 && !rules.method().equals("thresholds");
        return isNetEnough
                ? Resamples.ofNet(members, resamples, seed)
                : Resamples.of(members, resamples, seed);
    }

    private static int[] same(SeasonTiers tiers, int resamples, int members) {
        int[] real = tiers.ranks(0);
        int[] same = new int[members];
        for (int resample = 1; resample <= resamples; resample++) {
            int[] drawn = tiers.ranks(resample);
            for (int i = 0; i < members; i++) {
                same[i] += drawn[i] == real[i] ? 1 : 0;
            }
        }
        return same;
    }

    private static SeasonTiers.Rules rules(
            QueryReader reader, String season, Map<String, @Nullable Object> job) {
        List<Long> cuts = new ArrayList<>();
        int lastRank = 0;
        for (Map<String, @Nullable Object> cut :
                reader.rows(
                        "select * from collected where kind = 'cut' and season_id = ? order by rank",
                        season)) {
            lastRank++;
            if (cut.get("number") != null) {
                cuts.add(number(cut, "number"));
            }
        }
        return new SeasonTiers.Rules(
                String.valueOf(job.get("text")), number(job, "at_least"), cuts, lastRank);
    }

    private static Map<Integer, List<SeasonTiers.Condition>> conditions(
            QueryReader reader, String season, List<String> members) {
        Map<String, Integer> places = new HashMap<>();
        members.forEach(member -> places.put(member, places.size()));
        Map<Integer, List<SeasonTiers.Condition>> conditions = new HashMap<>();
        for (Map<String, @Nullable Object> row :
                reader.rows(
                        "select * from collected where kind = 'condition' and season_id = ?",
                        season)) {
            int place =
                    Objects.requireNonNull(places.get(String.valueOf(row.get("influencer_id"))));
            conditions
                    .computeIfAbsent(place, member -> new ArrayList<>())
                    .add(
                            new SeasonTiers.Condition(
                                    (int) number(row, "rank"),
                                    String.valueOf(row.get("text")),
                                    (BigDecimal) row.get("at_least"),
                                    (BigDecimal) row.get("at_most"),
                                    Boolean.TRUE.equals(row.get("is_met"))));
        }
        return conditions;
    }

    private static List<String> members(QueryReader reader, String season) {
        return reader
                .rows(
                        "select influencer_id from collected where kind = 'member' and season_id = ?"
                                + " order by influencer_id",
                        season)
                .stream()
                .map(row -> String.valueOf(row.get("influencer_id")))
                .toList();
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    private static long millionths(int part, int whole) {
        return new BigDecimal(BigInteger.valueOf(part * 1_000_000L))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
