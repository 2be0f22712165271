package laurel.batch;

import java.io.IOException;
import java.sql.SQLException;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/** Keeps every run of a job out, on this host and on those that share its database. */
public final class JobLock implements AutoCloseable {
    private final RunLock local;
    private final @Nullable JobStore shared;

    private JobLock(RunLock local, @Nullable JobStore shared) {
        this.local = local;
        this.shared = shared;
    }

    /**
     * @throws AlreadyRunningException at once, when a run of the job is alive
     */
    public static JobLock acquire(Job job) throws IOException, SQLException {
        RunLock local = RunLock.acquire(job.stateFolder());
        try {
            // the file database is guarded by the local lock, and takes its time to open
            return new JobLock(local, job.repository() == null ? null : NightlyRun.store(job));
        } catch (SQLException | RuntimeException failure) {
            local.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (local) {
            if (shared != null) {
                shared.close();
            }
        }
    }
}
