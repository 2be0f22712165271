package laurel.restate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import laurel.DataException;
import laurel.Folders;
import laurel.engine.EngineSettings;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two published runs. Every changed figure is held against the ledger: what
 * the lines of a season do not bear out is an error.
 */
public final class RunComparison implements AutoCloseable {
    /** The runs count in different currencies. */
    public static final class NotComparableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotComparableException(String message) {
            super(message);
        }
    }

    private final Run from;
    private final Run to;
    private final QueryReader reader;
    private final Optional<Path> spill;
    private final Side a;
    private final Side b;
    private final Differences differences;
    private @Nullable List<Cause> causes;

    private RunComparison(Run from, Run to, QueryReader reader, Optional<Path> spill) {
        this.from = from;
        this.to = to;
        this.reader = reader;
        this.spill = spill;
        this.a = new Side(reader, "a", from, to);
        this.b = new Side(reader, "b", to, from);
        this.differences = new Differences(reader, a, b);
    }

    /**
     * Compares figures and tiers, and no ledger.
     *
     * @param reader closed with the comparison
     * @throws NotComparableException if they are of different currencies
     */
    static RunComparison ofFigures(Run from, Run to, QueryReader reader) {
        return figures(new RunComparison(from, to, reader, Optional.empty()));
    }

    /**
     * Compares everything, and holds the figures against the ledger.
     *
     * @param threads of the engine
     * @param memory of the engine, e.g. {@code 2GB}
     * @throws NotComparableException if they are of different currencies
     * @throws DataException if the changes of figures are not those of the ledger's lines
     */
    public static RunComparison of(Run from, Run to, int threads, String memory) {
        Path spill = spill();
        QueryReader reader =
                QueryReader.open(new EngineSettings(threads, memory, spill, List.of()));
        RunComparison comparison = figures(new RunComparison(from, to, reader, Optional.of(spill)));
        try {
            comparison.differences.ledger();
            Reconciliation.check(comparison.reader, from, to);
            return comparison;
        } catch (RuntimeException failure) {
            comparison.close();
            throw failure;
        }
    }

    private static Path spill() {
        try {
            return Files.createTempDirectory("laurel-diff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunComparison figures(RunComparison comparison) {
        comparison.requireOneCurrency();
        comparison.differences.figures();
        comparison.differences.tiers();
        int minorUnits = comparison.differences.minorUnits();
        new SeasonSums(comparison.reader, comparison.to, minorUnits).define();
        return comparison;
    }

    private void requireOneCurrency() {
        if (from.manifest().configDigest().equals(to.manifest().configDigest())) {
            return;
        }
        for (Cause cause : causes()) {
            if (cause.kind().equals("rule") && cause.name().endsWith(".currency")) {
                close();
                throw new NotComparableException(
                        "run %s is in %s, run %s in %s: their money cannot be compared"
                                .formatted(from.id(), cause.from(), to.id(), cause.to()));
            }
        }
    }

    public Run from() {
        return from;
    }

    public Run to() {
        return to;
    }

    /** What the runs are made of and does not agree. */
    public List<Cause> causes() {
        if (causes == null) {
            causes = new Causes(reader, a, b).find();
        }
        return causes;
    }

    /** Whether no figure, tier or ledger line differs. */
    public boolean isEqual() {
        return count(Part.FIGURES, Filter.NONE) == 0
                && count(Part.TIERS, Filter.NONE) == 0
                && count(Part.LEDGER, Filter.NONE) == 0;
    }

    /** The rows of a part, in order; numbers as BigDecimal or Long. */
    public void each(Part part, Filter filter, Consumer<Map<String, @Nullable Object>> row) {
        if (part == Part.CAUSES) {
            causes().stream()
                    .limit(filter.limit() == null ? Long.MAX_VALUE : filter.limit())
                    .forEach(cause -> row.accept(cause.row()));
            return;
        }
        List<String> values = new ArrayList<>();
        String sql =
                "select * from "
                        + part.relation()
                        + where(part, filter, values)
                        + (filter.limit() == null ? "" : " limit " + filter.limit());
        reader.each(
                sql,
                part == Part.FIGURES ? cells -> row.accept(numbers(cells)) : row,
                values.toArray());
    }

    public long count(Part part, Filter filter) {
        if (part == Part.CAUSES) {
            return causes().size();
        }
        List<String> values = new ArrayList<>();
        String sql = "select count(*) as rows from " + part.relation();
        Object rows =
                reader.rows(sql + where(part, filter, values), values.toArray()).get(0).get("rows");
        return Long.parseLong(String.valueOf(rows));
    }

    /** The columns of a part, also where it has no row. */
    public List<String> columns(Part part) {
        return part == Part.CAUSES
                ? List.copyOf(new Cause("", "", null, null).row().keySet())
                : reader.rows("select column_name from (describe " + part.relation() + ")").stream()
                        .map(row -> String.valueOf(row.get("column_name")))
                        .toList();
    }

    /**
     * Which rows are asked for; null: all.
     *
     * @param isBrief of figures: of rows that are new or gone only the net revenue
     * @param limit the first so many rows; null: all
     */
    public record Filter(
            @Nullable String season,
            @Nullable String influencer,
            boolean isBrief,
            @Nullable Integer limit) {
        public static final Filter NONE = new Filter(null, null, false, null);

        public Filter first(int rows) {
            return new Filter(season, influencer, isBrief, rows);
        }
    }

    private String where(Part part, Filter filter, List<String> values) {
        List<String> conditions = new ArrayList<>();
        List<String> columns = columns(part);
        if (filter.season() != null && columns.contains("season_id")) {
            conditions.add("season_id = ?");
            values.add(filter.season());
        }
        if (filter.influencer() != null && columns.contains("influencer_id")) {
            conditions.add("influencer_id = ?");
            values.add(filter.influencer());
        }
        if (part == Part.FIGURES && filter.isBrief()) {
            conditions.add("(change = 'changed' or \"column\" = 'net_revenue')");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static Map<String, @Nullable Object> numbers(Map<String, @Nullable Object> cells) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(cells);
        for (String column : List.of("from", "to", "difference")) {
            row.computeIfPresent(
                    column,
                    (name, text) ->
                            text.toString().matches("-?[0-9]+([.][0-9]+)?")
                                    ? new BigDecimal(text.toString())
                                    : text);
        }
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
            if (spill.isPresent()) {
                Folders.delete(spill.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
