package laurel.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import laurel.restate.Restatement;

/** What a run moved that readers had been told was settled: a line for each kind. */
final class RestatementLines {
    private RestatementLines() {}

    static void print(Restatement moved, String currency, PrintWriter out) {
        List<Restatement.Season> finals =
                moved.seasons().stream()
                        .filter(season -> season.wasFinal() && !season.isClosed())
                        .filter(season -> season.figures() + season.tierMoves() > 0)
                        .toList();
        if (!finals.isEmpty()) {
            out.printf(
                    "%n%s changed against run %s: %s. laurel diff says what moved.%n",
                    Amounts.count(finals.size(), "final season"),
                    moved.comparedWith(),
                    finals.stream()
                            .map(season -> changed(season, currency))
                            .collect(Collectors.joining("; ")));
        }
        List<Restatement.Season> closed =
                moved.seasons().stream()
                        .filter(season -> season.adjustedNetRevenue().signum() != 0)
                        .toList();
        if (!closed.isEmpty()) {
            out.printf(
                    "%nBeside %s something moved against run %s: %s; see season_adjustments.%n",
                    Amounts.count(closed.size(), "closed season"),
                    moved.comparedWith(),
                    closed.stream()
                            .map(
                                    season ->
                                            "%s (net revenue %s %s)"
                                                    .formatted(
                                                            season.seasonId(),
                                                            DiffPrinter.signed(
                                                                    season.adjustedNetRevenue()),
                                                            currency))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String changed(Restatement.Season season, String currency) {
        return "%s (%s, net revenue %s %s, %s)"
                .formatted(
                        season.seasonId(),
                        Amounts.count(season.influencers(), "influencer"),
                        DiffPrinter.signed(season.netRevenue()),
                        currency,
                        Amounts.count(season.tierMoves(), "tier move"));
    }
}
