package laurel.restate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import laurel.FileTrouble;
import laurel.engine.QueryReader;
import laurel.publish.Disk;
import laurel.publish.Json;
import laurel.publish.Run;
import laurel.publish.RunCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a run moved in seasons that readers had seen before; {@code restatement.json} beside its
 * manifest. It depends on the run before, so it is outside of every digest.
 *
 * @param schemaVersion of this file
 * @param comparedWith the run that readers saw until then
 * @param seasons those in which something moved
 */
public record Restatement(
        int schemaVersion, String runId, String comparedWith, List<Season> seasons) {
    public static final String NAME = RunCheck.RESTATEMENT;
    private static final int SCHEMA_VERSION = 1;

    /**
     * A season in which something moved.
     *
     * @param wasFinal whether it had been called final
     * @param isClosed whether its figures stand, and what moved is beside them
     * @param influencers whose figures moved
     * @param netRevenue by which the season's net revenue moved
     * @param adjustedNetRevenue by which that beside a closed season moved
     */
    public record Season(
            String seasonId,
            boolean wasFinal,
            boolean isClosed,
            long influencers,
            long figures,
            long tierMoves,
            BigDecimal netRevenue,
            BigDecimal adjustedNetRevenue) {}

    public Restatement {
        seasons = List.copyOf(seasons);
    }

    /**
     * Compares the figures of a run with those that readers saw until now.
     *
     * @param reader closed when they are compared
     * @return empty if they count in different currencies
     */
    public static Optional<Restatement> of(Run before, Run now, QueryReader reader) {
        List<Season> seasons = new ArrayList<>();
        try (RunComparison comparison = RunComparison.ofFigures(before, now, reader)) {
            comparison.each(
                    Part.SEASONS,
                    RunComparison.Filter.NONE,
                    row -> {
                        Season season = season(row);
                        boolean isSeen = row.get("status_from") != null || season.isClosed();
                        if (isSeen && hasMoved(season, row)) {
                            seasons.add(season);
                        }
                    });
            return Optional.of(new Restatement(SCHEMA_VERSION, now.id(), before.id(), seasons));
        } catch (RunComparison.NotComparableException differentCurrencies) {
            return Optional.empty();
        }
    }

    private static boolean hasMoved(Season season, Map<String, @Nullable Object> row) {
        return season.figures() + season.tierMoves() + number(row, "adjustments") > 0;
    }

    private static Season season(Map<String, @Nullable Object> row) {
        return new Season(
                String.valueOf(row.get("season_id")),
                "final".equals(row.get("status_from")),
                Boolean.TRUE.equals(row.get("is_closed")),
                number(row, "influencers"),
                number(row, "figures"),
                number(row, "tier_moves"),
                new BigDecimal(String.valueOf(row.get("net_revenue_difference"))),
                new BigDecimal(String.valueOf(row.get("adjusted_net_revenue_difference"))));
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return Long.parseLong(String.valueOf(row.get(column)));
    }

    /** Leaves it in the folder of its run. */
    public void write(Path run) throws IOException {
        Disk.replace(run.resolve(NAME), Json.bytes(this));
    }

    /** That of a run; empty for the first one. */
    public static Optional<Restatement> read(Run run) {
        Path file = run.folder().resolve(NAME);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readAllBytes(file), Restatement.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
