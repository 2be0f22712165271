package laurel.cli;

import picocli.CommandLine.Command;

/** Groups the explanations. */
@Command(
        name = "explain",
        description = "Say in sentences why the last run decided as it did.",
        subcommands = {ExplainOrderCommand.class, ExplainInfluencerCommand.class},
        footer = "  laurel explain order A-1042")
final class ExplainCommand extends LaurelCommand {
    @Override
    public Integer call() {
        throw wrong("Explain what? order or influencer");
    }
}
