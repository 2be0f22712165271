package laurel.cli;

import java.nio.file.Path;
import java.util.List;
import laurel.feeds.FeedHeaders;
import laurel.feeds.HeaderReport;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at a job file and the headers of its feeds, without a run. */
@Command(
        name = "check",
        description = "Check a job file, its feed files and the headers of the feeds; run nothing.",
        footer = "  laurel check jobs/nightly.yml")
final class CheckCommand extends LaurelCommand {
    @Parameters(paramLabel = "JOB", description = "The job file.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Job job = SpecReader.read(file);
        FeedHeaders headers = FeedHeaders.read(job.feeds());
        TextTable table = new TextTable("feed", "file", ">columns", "kept aside", "mapped, absent");
        headers.files().forEach(report -> table.row(row(report)));
        table.print(out(), "");
        if (headers.problems().isEmpty()) {
            out().println(
                            "%s: job %s is in order, %s"
                                    .formatted(
                                            file,
                                            job.name(),
                                            Amounts.count(headers.files().size(), "feed file")));
            return ExitCodes.DONE;
        }
        err().println(file + ": " + Amounts.count(headers.problems().size(), "problem"));
        headers.problems().forEach(problem -> err().println("  " + problem));
        return ExitCodes.WRONG_USE;
    }

    private static String[] row(HeaderReport report) {
        return new String[] {
            report.feed().id(),
            report.file(),
            report.unreadable() == null ? Integer.toString(report.header().size()) : "unreadable",
            names(report.unmapped()),
            names(report.absent())
        };
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "-" : String.join(", ", names);
    }
}
