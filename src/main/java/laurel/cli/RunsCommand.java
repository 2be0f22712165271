package laurel.cli;

import java.nio.file.Path;
import java.util.List;
import laurel.publish.Run;
import laurel.publish.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is published. */
@Command(
        name = "runs",
        description = "List the published runs; readers see the one marked with *.",
        footer = "  laurel runs --job jobs/nightly.yml")
final class RunsCommand extends LaurelCommand {
    @Mixin private Results results = new Results();

    @Override
    public Integer call() {
        Path folder = results.folder();
        List<Run> runs = Runs.at(folder).list();
        TextTable table = new TextTable("", "run", "as of", "job", "version", ">rows", ">bytes");
        for (Run run : runs) {
            table.row(
                    run.isCurrent() ? "*" : "",
                    run.id(),
                    run.asOf().toString(),
                    run.manifest().job(),
                    run.manifest().programVersion(),
                    Long.toString(run.rows().values().stream().mapToLong(Long::longValue).sum()),
                    Amounts.bytes(
                            run.manifest().files().stream().mapToLong(file -> file.bytes()).sum()));
        }
        if (table.isEmpty()) {
            err().println("nothing is published in " + folder);
        } else {
            table.print(out(), "");
        }
        return ExitCodes.DONE;
    }
}
