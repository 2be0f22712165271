package laurel.cli;

import laurel.feeds.PersonSearch;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets an influencer. */
@Command(
        name = "influencer",
        description = {
            "Put a pseudonym for an influencer's id wherever it is kept, and take names, handles,"
                    + " addresses and messages away.",
            "Discount codes and links stay as they are."
        },
        footer = "  laurel forget influencer anna --dry-run")
final class ForgetInfluencerCommand extends LaurelCommand {
    @Parameters(paramLabel = "ID", description = "The influencer's id, as the feeds write it.")
    private String id = "";

    @Mixin private JobOption job = new JobOption();

    @Mixin private ForgetOptions options = new ForgetOptions();

    @Override
    public Integer call() throws Exception {
        Job read = SpecReader.read(job.file());
        PersonSearch search = new PersonSearch(read.feeds());
        return new ForgetReport(this, read, job.file(), options)
                .forget("influencer " + id, search.influencer(id), search);
    }
}
