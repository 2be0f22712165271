package laurel.cli;

/** What the caller of the process is told. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int BROKEN_DATA = 3;

    /** EX_TEMPFAIL: another run is alive, a later try may succeed. */
    static final int ALREADY_RUNNING = 75;

    /** 128 + SIGTERM; a JVM that got a signal answers with that signal's own code. */
    static final int STOPPED = 143;

    private ExitCodes() {}
}
