package laurel.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help texts of all commands as a page. */
public final class CommandReference {
    private CommandReference() {}

    public static String markdown() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        StringBuilder page =
                new StringBuilder(
                        """
                        # The command line

                        What `--help` prints for every command; this page is made of it. Results go to
                        stdout, everything said about them goes to stderr. In a checkout the program is
                        called `target/laurel`.
                        """);
        section(Laurel.commandLine(nowhere, nowhere), page);
        return page.toString();
    }

    private static void section(CommandLine command, StringBuilder page) {
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```text\n");
        page.append(command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n").stripTrailing());
        page.append("\n```\n");
        Set<CommandLine> below = new LinkedHashSet<>(command.getSubcommands().values());
        below.forEach(next -> section(next, page));
    }
}
