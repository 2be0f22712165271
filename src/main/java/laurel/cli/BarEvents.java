package laurel.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import laurel.batch.RunEvents;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The plain lines, and a moving bar for the stage at work: for a terminal. */
final class BarEvents extends TextEvents implements RunEvents {
    private static final int WIDTH = 78;

    private final PrintStream terminal;
    private @Nullable ProgressBar bar;

    BarEvents(PrintWriter err, PrintStream terminal) {
        super(err);
        this.terminal = terminal;
    }

    @Override
    public void stageStarted(String stage) {
        bar =
                new ProgressBarBuilder()
                        .setTaskName("  " + stage)
                        .setInitialMax(-1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                        .clearDisplayOnFinish()
                        .build();
    }

    @Override
    public void itemDone(String stage, String item, int done, int total) {
        if (bar != null) {
            bar.maxHint(total > 0 ? total : -1);
            bar.stepTo(done);
            bar.setExtraMessage(item);
        }
    }

    @Override
    public void stageEnded(String stage, Duration took) {
        clear();
        super.stageEnded(stage, took);
    }

    @Override
    public void stageFailed(String stage) {
        clear();
        super.stageFailed(stage);
    }

    @Override
    public void runStopped() {
        clear();
        super.runStopped();
    }

    private void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
