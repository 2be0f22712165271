package laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import laurel.feeds.FeedHeaders;
import laurel.feeds.HeaderReport;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import laurel.spec.binding.Secret;
import laurel.spec.binding.SpecFault;
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
        List<String> problems = new ArrayList<>(missingKey(job));
        headers.problems().forEach(problem -> problems.add(problem.toString()));
        if (problems.isEmpty()) {
            out().println(
                            "%s: job %s is in order, %s"
                                    .formatted(
                                            file,
                                            job.name(),
                                            Amounts.count(headers.files().size(), "feed file")));
            return ExitCodes.DONE;
        }
        err().println(file + ": " + Amounts.count(problems.size(), "problem"));
        problems.forEach(problem -> err().println("  " + problem));
        return ExitCodes.WRONG_USE;
    }

    /** A run reads the key whenever the job names one, so it must be there. */
    private static List<String> missingKey(Job job) {
        Secret key = job.emailKey();
        try {
            if (key != null) {
                key.reveal(System.getenv());
            }
            return List.of();
        } catch (SpecFault missing) {
            return List.of("email-key: " + missing.getMessage());
        }
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
