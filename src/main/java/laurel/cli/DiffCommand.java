package laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import laurel.publish.Run;
import laurel.restate.Part;
import laurel.restate.RunComparison;
import laurel.spec.EngineSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two published runs. */
@Command(
        name = "diff",
        description = {
            "Say what differs between two published runs: figures, tiers, and the ledger lines behind them.",
            "The sums of figures and ledger are held against each other."
        },
        footer = "  laurel diff jobs/nightly.yml 2025-12-01 2026-01-15 --season black-friday-2025")
final class DiffCommand extends LaurelCommand {
    @Parameters(
            arity = "0..3",
            paramLabel = "[JOB] A B",
            hideParamSyntax = true,
            description =
                    "The job file (.yml), and the runs: ids, the beginning of an id or of its last part, or an"
                            + " as-of day. Without B, the current run; without A, the one before it.")
    private List<String> arguments = new ArrayList<>();

    @Mixin private Results results = new Results();

    @Option(
            names = "--part",
            paramLabel = "PART",
            description =
                    "Only ${COMPLETION-CANDIDATES} (default: all of a table or JSON; of CSV figures).")
    private @Nullable Part part;

    @Option(
            names = "--season",
            paramLabel = "ID",
            description = "Only this season, e.g. black-friday-2025.")
    private @Nullable String season;

    @Option(names = "--influencer", paramLabel = "ID", description = "Only this influencer.")
    private @Nullable String influencer;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Rows of each part of a table (default: ${DEFAULT-VALUE}); CSV and JSON have all.")
    private int limit;

    @Mixin private FormatOption format = new FormatOption();

    @Option(
            names = "--exit-code",
            description = "End with 1 when a figure, a tier or a ledger line differs.")
    private boolean tellsByExitCode;

    @Override
    public Integer call() {
        if (format.format() == RowFormat.XLSX) {
            throw wrong("a comparison is no workbook; --format table, csv or json");
        }
        if (limit < 0) {
            throw wrong("--limit must not be negative, got " + limit);
        }
        takeJob();
        Run to = arguments.size() > 1 ? results.named(arguments.get(1)) : results.current();
        Run from = arguments.isEmpty() ? results.before(to) : results.named(arguments.get(0));
        EngineSpec engine = new EngineSpec(EngineSpec.Kind.DUCKDB, null, null);
        try (RunComparison comparison =
                RunComparison.of(from, to, engine.threadsToUse(), engine.memoryToUse())) {
            new DiffPrinter(
                            comparison,
                            out(),
                            new RunComparison.Filter(
                                    season, influencer, format.format() == RowFormat.TABLE, null))
                    .print(format.format(), part, limit);
            return tellsByExitCode && !comparison.isEqual() ? ExitCodes.FAILED : ExitCodes.DONE;
        } catch (RunComparison.NotComparableException currencies) {
            throw wrong(String.valueOf(currencies.getMessage()));
        }
    }

    /** The first argument is the job where it is called like one. */
    private void takeJob() {
        if (!arguments.isEmpty() && JobOption.isJob(arguments.get(0))) {
            results.of(Path.of(arguments.get(0)));
            arguments = arguments.subList(1, arguments.size());
        }
        if (arguments.size() > 2) {
            throw wrong("two runs can be compared, got " + String.join(", ", arguments));
        }
    }
}
