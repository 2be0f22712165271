package laurel.publish;

/** Whether readers see a run once it is published. */
public enum Reveal {
    /** Always, also when they saw a later as-of day until then. */
    ALWAYS("run"),
    /** Unless they see a later as-of day already. */
    UNLESS_EARLIER("backfill");

    private final String command;

    Reveal(String command) {
        this.command = command;
    }

    /** The command that publishes so, for the history. */
    String command() {
        return command;
    }
}
