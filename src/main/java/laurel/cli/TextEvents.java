package laurel.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import laurel.batch.RunEvents;

/** Plain lines, one a stage, for logs that people read. */
class TextEvents implements RunEvents {
    private final PrintWriter err;

    TextEvents(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void runStarted(String job, LocalDate asOf, boolean isResumed) {
        line(job + " as of " + asOf + (isResumed ? ", going on where it ended" : ""));
    }

    @Override
    public void stageEnded(String stage, Duration took) {
        line("  %-14s %9s".formatted(stage, Amounts.time(took)));
    }

    @Override
    public void stageFailed(String stage) {
        line("  %-14s    failed".formatted(stage));
    }

    @Override
    public void runStopped() {
        line("stopped; the next start goes on");
    }

    @Override
    public void note(String message) {
        line(message);
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }
}
