package laurel.cli;

import picocli.CommandLine.Command;

/** Groups whom to forget. */
@Command(
        name = "forget",
        description = {
            "Take a person's data out of all that is kept: landed files, quarantine, closed seasons,"
                    + " repaired records and every kept run. Sums stay.",
            "A tombstone keeps the person from coming back with a redelivery."
        },
        subcommands = {ForgetInfluencerCommand.class, ForgetCustomerCommand.class},
        footer = "  laurel forget influencer anna")
final class ForgetCommand extends LaurelCommand {
    @Override
    public Integer call() {
        throw wrong("Forget whom? influencer or customer");
    }
}
