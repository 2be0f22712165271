package laurel.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands. */
@Command(
        name = "laurel",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Works out which influencer earned what, ranks them, says whom to bring back.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ShowCommand.class,
            RunsCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            DoctorCommand.class,
        },
        footerHeading = "%nExample:%n",
        footer = "  laurel run jobs/nightly.yml --as-of 2026-11-30",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:failed",
            "  2:wrong use, or a wrong job file",
            "  3:the data broke an audit, a tolerance or a freshness limit; nothing published",
            " 75:another run is alive; nothing done",
            "130, 143:stopped by a signal; the next start goes on",
        })
public final class Laurel {
    /**
     * @param out for results
     * @param err for everything said about them
     */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Laurel());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(Terminal.isThere());
        line.setParameterExceptionHandler(Laurel::wrongUse);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) ->
                        Failures.report(failure, command.getErr(), Voice.of(command)));
        return line;
    }

    private static int wrongUse(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.WRONG_USE;
    }
}
