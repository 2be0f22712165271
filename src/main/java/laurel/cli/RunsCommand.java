package laurel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import laurel.publish.History;
import laurel.publish.Manifest;
import laurel.publish.Manifest.PublishedFile;
import laurel.publish.Run;
import laurel.publish.RunCheck;
import laurel.publish.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is published. */
@Command(
        name = "runs",
        description = "List the published runs; readers see the one marked with *.",
        footer = "  laurel runs --job jobs/nightly.yml")
final class RunsCommand extends LaurelCommand {
    @Mixin private Results results = new Results();

    @Option(
            names = "--history",
            description = "List instead since when readers saw which run, and what made them.")
    private boolean isHistory;

    @Override
    public Integer call() {
        Path folder = results.folder();
        TextTable table = isHistory ? history(folder) : runs(Runs.at(folder));
        if (table.isEmpty()) {
            err().println("nothing is published in " + folder);
        } else {
            table.print(out(), "");
        }
        return ExitCodes.DONE;
    }

    private static TextTable runs(Runs published) {
        TextTable table =
                new TextTable(
                        "",
                        "run",
                        "as of",
                        "published at",
                        "job",
                        "version",
                        ">rows",
                        ">bytes",
                        "files");
        List<Run> runs = published.list();
        for (Run run : runs) {
            table.row(
                    run.isCurrent() ? "*" : "",
                    run.id(),
                    run.asOf().toString(),
                    run.publishedAt()
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS) + "")
                            .orElse("-"),
                    run.manifest().job(),
                    run.manifest().programVersion(),
                    Long.toString(run.rows().values().stream().mapToLong(Long::longValue).sum()),
                    Amounts.bytes(
                            run.manifest().files().stream().mapToLong(PublishedFile::bytes).sum()),
                    RunCheck.glance(run.folder()).isEmpty() ? "whole" : "damaged");
        }
        List<String> readable = runs.stream().map(Run::id).toList();
        for (String id : published.ids()) {
            if (!readable.contains(id)) {
                boolean isPublished =
                        Files.exists(published.folder().resolve(id).resolve(Manifest.NAME));
                String state = isPublished ? "damaged" : "not complete";
                table.row("", id, "-", "-", "-", "-", "-", "-", state);
            }
        }
        return table;
    }

    private static TextTable history(Path folder) {
        TextTable table = new TextTable("since", "run", "by", "before");
        for (History.Move move : new History(folder).moves()) {
            table.row(
                    move.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    move.to(),
                    move.command(),
                    move.from() == null ? "-" : move.from());
        }
        return table;
    }
}
