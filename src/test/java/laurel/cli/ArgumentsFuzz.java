package laurel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import laurel.harness.FuzzTarget;
import picocli.CommandLine;

/** Any arguments: understood, or refused with a sentence; no command is carried out. */
public final class ArgumentsFuzz {
    private ArgumentsFuzz() {}

    /** Called by the fuzzer first: classes are loaded before the clock runs. */
    public static void fuzzerInitialize() {
        FuzzTarget.ARGUMENTS.warmUp();
    }

    /** Called by the fuzzer with one input after the other: arguments, a line each. */
    public static void fuzzerTestOneInput(byte[] data) {
        StringWriter err = new StringWriter();
        CommandLine line =
                Laurel.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err));
        line.setExecutionStrategy(parsed -> ExitCodes.DONE);
        String[] arguments = new String(data, StandardCharsets.UTF_8).split("\n", -1);
        int exitCode = line.execute(arguments);
        if (exitCode != ExitCodes.DONE && exitCode != ExitCodes.WRONG_USE) {
            throw new IllegalStateException("exit code " + exitCode + ": " + err);
        }
        if (exitCode == ExitCodes.WRONG_USE && err.toString().isBlank()) {
            throw new IllegalStateException("refused without a word");
        }
    }
}
