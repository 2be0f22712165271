package laurel.cli;

import java.nio.charset.StandardCharsets;
import laurel.feeds.PersonSearch;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import laurel.spec.binding.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a customer. */
@Command(
        name = "customer",
        description = {
            "Put a pseudonym for a customer's id and for the hash of the e-mail address wherever they"
                    + " are kept.",
            "What the feeds put beside the id or the address is forgotten with it."
        },
        footer = "  laurel forget customer c-1042")
final class ForgetCustomerCommand extends LaurelCommand {
    @Parameters(
            paramLabel = "ID",
            description = "The customer's id, as the feeds write it, or an e-mail address.")
    private String id = "";

    @Mixin private JobOption job = new JobOption();

    @Mixin private ForgetOptions options = new ForgetOptions();

    @Override
    public Integer call() throws Exception {
        Job read = SpecReader.read(job.file());
        Secret key = read.emailKey();
        if (id.contains("@") && key == null) {
            throw wrong("job " + read.name() + " has no e-mail addresses; give the customer's id");
        }
        PersonSearch search = new PersonSearch(read.feeds());
        byte[] secret =
                key == null ? null : key.reveal(System.getenv()).getBytes(StandardCharsets.UTF_8);
        String who = id.contains("@") ? "the customer of that address" : "customer " + id;
        return new ForgetReport(this, read, job.file(), options)
                .forget(who, search.customer(id, secret), search);
    }
}
