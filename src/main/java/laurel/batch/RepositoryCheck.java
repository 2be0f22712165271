package laurel.batch;

import java.io.IOException;
import java.sql.SQLException;
import laurel.spec.Job;

/** Opens what a run opens first: the lock and the memory of the batch. */
public final class RepositoryCheck {
    private RepositoryCheck() {}

    /**
     * Opens and closes both; what is missing is made, as a run would.
     *
     * @return what was reached, in words
     * @throws AlreadyRunningException when a run is alive
     */
    public static String reach(Job job) throws IOException, SQLException {
        RunLock lock = RunLock.acquire(job.stateFolder());
        try (lock;
                JobStore store = NightlyRun.store(job)) {
            return store.toString();
        }
    }
}
