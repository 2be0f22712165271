package laurel.cli;

import java.util.List;
import laurel.explain.InfluencerExplanation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an influencer has her tier. */
@Command(
        name = "influencer",
        description = "Say what an influencer brought and cost in a season, and why that tier.",
        footer = "  laurel explain influencer anna --season black-friday-2025")
final class ExplainInfluencerCommand extends LaurelCommand {
    @Parameters(paramLabel = "ID", description = "The influencer's id.")
    private String influencer = "";

    @Option(
            names = "--season",
            paramLabel = "ID",
            description = "The season's id, e.g. black-friday-2025 (default: the latest).")
    private @Nullable String season;

    @Mixin private JobOption job = new JobOption();

    @Override
    public Integer call() throws Exception {
        try (LastRun last = LastRun.open(job.file(), InfluencerExplanation.RELATIONS)) {
            List<String> seasons = InfluencerExplanation.seasons(last.reader(), influencer);
            if (seasons.isEmpty()) {
                err().println("the last run has no season of influencer " + influencer);
                return ExitCodes.FAILED;
            }
            String asked = season != null ? season : seasons.get(0);
            if (!seasons.contains(asked)) {
                err().println(
                                "%s has no row in %s; in these: %s"
                                        .formatted(influencer, asked, String.join(", ", seasons)));
                return ExitCodes.FAILED;
            }
            out().println(last.title());
            InfluencerExplanation.of(last.reader(), influencer, asked).forEach(out()::println);
            return ExitCodes.DONE;
        }
    }
}
