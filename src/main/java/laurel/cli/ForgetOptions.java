package laurel.cli;

import picocli.CommandLine.Option;

/** What both ways to forget can be told. */
final class ForgetOptions {
    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean isTrial;

    @Option(
            names = "--unknown-ok",
            description = "Leave a tombstone also for somebody whom nothing names yet.")
    private boolean isUnknownFine;

    boolean isTrial() {
        return isTrial;
    }

    boolean isUnknownFine() {
        return isUnknownFine;
    }
}
