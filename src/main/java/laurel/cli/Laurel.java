package laurel.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
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
            PlanCommand.class,
            BackfillCommand.class,
            FreshnessCommand.class,
            ReplayCommand.class,
            ForgetCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            RunsCommand.class,
            VerifyCommand.class,
            RollbackCommand.class,
            GcCommand.class,
            DiffCommand.class,
            CloseCommand.class,
            ReopenCommand.class,
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
            "  3:the data broke an audit, a tolerance or a freshness limit, nothing published;"
                    + " or what is published is not as it was",
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
        line.setExpandAtFiles(false); // @anna is a handle, not a file of arguments
        line.setAllowOptionsAsOptionParameters(true); // an influencer may be called --help
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
        if (args.length == 0) {
            command.usage(err);
            return ExitCodes.WRONG_USE;
        }
        err.println(message(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        boolean takesJob = command.getCommandSpec().findOption("--job") != null;
        if (takesJob && !List.of(args).contains("--job")) {
            Stream.of(args)
                    .filter(argument -> JobOption.isJob(argument) && !argument.startsWith("-"))
                    .forEach(job -> err.println("A job file is given by --job " + job + " here."));
        }
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.WRONG_USE;
    }

    /** What picocli says, but for a value of the wrong type, where it speaks of Java. */
    private static String message(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        if (argument == null || value == null) {
            return String.valueOf(wrong.getMessage());
        }
        String name =
                argument instanceof OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel();
        return name + " " + value + ": not " + wanted(argument.type());
    }

    private static String wanted(Class<?> type) {
        if (type == LocalDate.class) {
            return "a date such as 2025-11-30";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Long.class || type == long.class) {
            return "a whole number of up to " + Long.MAX_VALUE;
        }
        boolean isInt = type == Integer.class || type == int.class;
        return isInt ? "a whole number of up to " + Integer.MAX_VALUE : "what is wanted here";
    }
}
