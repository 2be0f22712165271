package laurel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option of commands whose failures may need a stack trace. */
final class Verbosity {
    @Option(names = "--verbose", description = "Show stack traces and what libraries log.")
    private boolean isVerbose;

    boolean isVerbose() {
        return isVerbose;
    }

    static boolean of(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .anyMatch(
                        mixin ->
                                mixin.userObject() instanceof Verbosity verbosity
                                        && verbosity.isVerbose());
    }
}
