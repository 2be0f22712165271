package laurel.cli;

import java.io.IOException;
import java.nio.file.Path;
import laurel.FileTrouble;
import laurel.publish.Run;
import laurel.report.SeasonPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the page of a season. */
@Command(
        name = "report",
        description = {
            "Make the page of a season from a published run: one HTML file that needs nothing else.",
            "The same run gives the same bytes. Prints the path of the page."
        },
        footer = "  laurel report black-friday-2025 --output black-friday.html")
final class ReportCommand extends LaurelCommand {
    @Parameters(paramLabel = "SEASON", description = "The season's id, e.g. black-friday-2025.")
    private String season = "";

    @Mixin private ChosenRun chosen = new ChosenRun();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page goes, replacing what is there (default: SEASON.html).")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Run run = chosen.run();
        if (!run.rows().containsKey("season_summaries")) {
            throw wrong(
                    "run %s was published by an earlier program, without season_summaries; run the job again"
                            .formatted(run.id()));
        }
        String page =
                SeasonPage.of(run, season)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                "run %s has no season %s: it has not begun, nobody has an order, a deal or a post in it, or the job knows none of this name; the run has: %s"
                                                        .formatted(
                                                                run.id(),
                                                                season,
                                                                String.join(
                                                                        ", ",
                                                                        SeasonPage.seasons(run)))));
        Path file = output != null ? output : Path.of(season + ".html");
        try {
            SeasonPage.write(page, file);
        } catch (IOException e) {
            throw new IOException(
                    "the page cannot be written to %s: %s; make its folder, or name another file with --output"
                            .formatted(file, FileTrouble.reason(e)),
                    e);
        }
        out().println(file);
        return ExitCodes.DONE;
    }
}
