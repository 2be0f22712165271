package laurel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the explanations. */
@Command(
        name = "explain",
        description = "Say in sentences why the last run decided as it did.",
        subcommands = {ExplainOrderCommand.class, ExplainInfluencerCommand.class},
        footer = "  laurel explain order A-1042")
final class ExplainCommand extends LaurelCommand {
    @Spec private CommandSpec own = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(own.commandLine(), "Explain what? order or influencer");
    }
}
