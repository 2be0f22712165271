package laurel.cli;

import picocli.CommandLine.Option;

/** How rows are printed. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RowFormat format = RowFormat.TABLE;

    RowFormat format() {
        return format;
    }
}
