package laurel.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have: help, and where to print. */
@Command(mixinStandardHelpOptions = true, footerHeading = "%nExample:%n")
abstract class LaurelCommand implements Callable<Integer> {
    /** Replaced by picocli. */
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For results, and nothing else. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** To be thrown: the command was not given what it needs. */
    final ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** For everything said about results. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
