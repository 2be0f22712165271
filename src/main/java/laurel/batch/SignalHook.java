package laurel.batch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * On SIGTERM or SIGINT: asks the run to stop and keeps the process until it has noted that it
 * stopped, or a grace is over that is shorter than that of the usual supervisors.
 */
final class SignalHook implements AutoCloseable {
    private static final long GRACE_MILLIS = 25_000;
    private static final long ASK_AGAIN_MILLIS = 50;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private SignalHook(StopSwitch stopSwitch) {
        this.hook = new Thread(() -> stop(stopSwitch), "laurel-stop");
    }

    static SignalHook install(StopSwitch stopSwitch) {
        SignalHook installed = new SignalHook(stopSwitch);
        Runtime.getRuntime().addShutdownHook(installed.hook);
        return installed;
    }

    /** Again and again: what is cancelled between two statements only hits the second. */
    private void stop(StopSwitch stopSwitch) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        try {
            do {
                stopSwitch.stop();
            } while (!ended.await(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                    && System.nanoTime() < deadline);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be closed last, when the run has let go of everything. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then the hook runs now, and ends
        }
    }
}
