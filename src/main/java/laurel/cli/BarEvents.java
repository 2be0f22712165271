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
    private volatile @Nullable ProgressBar bar;
    private volatile String latest = "";

    BarEvents(PrintWriter err, PrintStream terminal) {
        super(err);
        this.terminal = terminal;
    }

    @Override
    public void stageStarted(String stage) {
        latest = "";
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
        ProgressBar shown = bar;
        if (shown != null) {
            shown.maxHint(total > 0 ? total : -1);
            shown.stepTo(done);
            latest = item;
            shown.setExtraMessage(item);
        }
    }

    @Override
    public void bytesRead(String stage, long bytes) {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.setExtraMessage(Amounts.bytes(bytes) + " " + latest);
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
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
    }
}
