package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Runs a job against the job repository: what a killed process left running is recovered, failed
 * work goes on at the stage that failed, completed work is done again under the next identity. Who
 * calls holds the lock of the state folder; only that makes recovering safe.
 */
final class JobRunner {
    private final JobRepository repository;
    private final JobOperator operator;
    private final WorkFolders folders;
    private final StopSwitch stopSwitch;
    private final RunEvents events;

    JobRunner(JobStore store, WorkFolders folders, StopSwitch stopSwitch, RunEvents events) {
        SpringBatch batch = new SpringBatch(store.dataSource());
        this.repository = batch.jobRepository();
        this.operator = batch.jobOperator(repository);
        this.folders = folders;
        this.stopSwitch = stopSwitch;
        this.events = events;
    }

    /**
     * Work that is to be done now.
     *
     * @param work its folder: empty, or as the attempt left it that is gone on with
     */
    record Attempt(JobIdentity identity, Path work) {}

    Steps steps() {
        return new Steps(repository, stopSwitch, events);
    }

    /**
     * @param first the identity of the work as if it had never been done
     */
    Attempt begin(JobIdentity first) throws IOException {
        recover(first.job());
        JobIdentity identity = next(first);
        JobExecution last = lastExecution(identity);
        boolean isResumed = last != null;
        if (last != null) {
            settle(last);
        }
        Path work = isResumed ? folders.of(identity) : folders.begin(identity);
        events.runStarted(identity.job(), identity.asOf(), isResumed);
        return new Attempt(identity, work);
    }

    /**
     * @param job made with {@link #steps()}
     * @param current tells, when the job is done, which run readers see
     * @throws RunStoppedException when asked to stop
     * @throws Exception what the failing stage threw
     */
    void complete(Attempt attempt, Job job, Supplier<Optional<String>> current) throws Exception {
        check(start(job, attempt.identity()));
        folders.complete(attempt.identity(), current.get());
    }

    /** Whether {@link #begin} would go on with an attempt that did not end. */
    boolean isUnfinished(JobIdentity first) {
        return lastExecution(next(first)) != null;
    }

    private void recover(String job) {
        for (JobExecution dead : repository.findRunningJobExecutions(job)) {
            events.note("an earlier run was killed; going on from what it finished");
            operator.recover(dead);
        }
    }

    /**
     * A disk that failed may have left a stage noted as if it still ran, or as unknown, in a run
     * that ended. Such a stage is done again, like any that failed; Spring Batch would ask for a
     * person.
     */
    private void settle(JobExecution ended) {
        for (StepExecution stage : ended.getStepExecutions()) {
            if (stage.getStatus().isRunning() || stage.getStatus() == BatchStatus.UNKNOWN) {
                stage.setStatus(BatchStatus.FAILED);
                stage.setExitStatus(ExitStatus.FAILED);
                repository.update(stage);
            }
        }
        if (ended.getStatus() == BatchStatus.UNKNOWN) {
            ended.setStatus(BatchStatus.FAILED);
            repository.update(ended);
        }
    }

    /** The first identity that is not done; one whose files somebody deleted cannot be resumed. */
    private JobIdentity next(JobIdentity first) {
        JobIdentity identity = first;
        JobExecution last = lastExecution(identity);
        while (last != null
                && (last.getStatus() == BatchStatus.COMPLETED
                        || !Files.isDirectory(folders.of(identity)))) {
            identity = identity.again();
            last = lastExecution(identity);
        }
        forgetUnstarted(identity);
        return identity;
    }

    /** Spring Batch notes an instance first; without an execution it would refuse to start it. */
    private void forgetUnstarted(JobIdentity identity) {
        JobInstance noted = repository.getJobInstance(identity.job(), identity.parameters());
        if (noted != null && repository.getJobExecutions(noted).isEmpty()) {
            repository.deleteJobInstance(noted);
        }
    }

    private @Nullable JobExecution lastExecution(JobIdentity identity) {
        return repository.getLastJobExecution(identity.job(), identity.parameters());
    }

    private JobExecution start(Job job, JobIdentity identity) {
        try {
            return operator.start(job, identity.parameters());
        } catch (JobExecutionException refused) {
            throw new IllegalStateException("the job repository refused to start", refused);
        }
    }

    private void check(JobExecution execution) throws Exception {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        if (stopSwitch.isStopping()) {
            events.runStopped();
            throw new RunStoppedException("stopped; the next start goes on");
        }
        for (Throwable failure : execution.getAllFailureExceptions()) {
            if (failure instanceof Exception exception) {
                throw exception;
            }
            throw new IllegalStateException(failure);
        }
        throw new IllegalStateException("the job ended as " + execution.getStatus());
    }
}
