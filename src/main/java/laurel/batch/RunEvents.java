package laurel.batch;

import java.time.Duration;
import java.time.LocalDate;

/** Told what happens in a run, as it happens. Must not throw. */
public interface RunEvents {
    /** Hears nothing. */
    RunEvents SILENT = new RunEvents() {};

    /**
     * @param isResumed whether an earlier attempt at the very same work is continued
     */
    default void runStarted(String job, LocalDate asOf, boolean isResumed) {}

    default void stageStarted(String stage) {}

    /**
     * @param item what was just done, e.g. the name of a relation
     * @param done how many items of the stage are done
     * @param total how many items the stage has, 0 when unknown
     */
    default void itemDone(String stage, String item, int done, int total) {}

    /**
     * Told often, from several threads, where a stage reads large files.
     *
     * @param bytes how many the stage has read so far
     */
    default void bytesRead(String stage, long bytes) {}

    default void stageEnded(String stage, Duration took) {}

    default void stageFailed(String stage) {}

    default void runStopped() {}

    /** Something worth a line that is no stage, e.g. that a killed run was found. */
    default void note(String message) {}
}
