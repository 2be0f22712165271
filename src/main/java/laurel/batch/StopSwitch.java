package laurel.batch;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;

/**
 * Carries the wish to stop from the signal's thread into the stage that runs. A stage is only ever
 * interrupted while it runs: an interrupt that reached the job repository would close its file.
 */
final class StopSwitch {
    private boolean isStopping;
    private @Nullable Stage stage;
    private @Nullable Thread runner;

    synchronized void enter(Stage entered) throws JobInterruptedException {
        if (isStopping) {
            throw new JobInterruptedException("stopped before " + entered.name());
        }
        stage = entered;
        runner = Thread.currentThread();
    }

    /**
     * @return whether the stage was asked to stop
     */
    synchronized boolean leave() {
        stage = null;
        runner = null;
        Thread.interrupted();
        return isStopping;
    }

    synchronized void stop() {
        isStopping = true;
        if (stage != null && runner != null) {
            stage.stop(runner);
        }
    }

    synchronized boolean isStopping() {
        return isStopping;
    }
}
