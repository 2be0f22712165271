package laurel.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that say how a command talks on stderr. */
final class Voice {
    /** How events are written. */
    enum LogFormat {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What stderr gets: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(names = "--verbose", description = "Show stack traces and what libraries log.")
    private boolean isVerbose;

    LogFormat logFormat() {
        return logFormat;
    }

    boolean isVerbose() {
        return isVerbose;
    }

    /** Tells the logging of libraries, before the first of them is loaded. */
    void tune() {
        System.setProperty("laurel.log", logFormat.toString());
        if (isVerbose) {
            System.setProperty("laurel.log.level", "INFO");
            System.setProperty("laurel.log.batch", "INFO");
            System.setProperty("laurel.log.spark", "INFO");
        }
    }

    /** How the command was told to talk; plainly, if it has no such options. */
    static Voice of(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject())
                .filter(Voice.class::isInstance)
                .map(Voice.class::cast)
                .findFirst()
                .orElseGet(Voice::new);
    }
}
