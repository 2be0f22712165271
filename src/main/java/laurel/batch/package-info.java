/**
 * The batch, and the only place that knows Spring Batch. Read {@link laurel.batch.NightlyJob}
 * first: its steps are the stages of a run. Then {@link laurel.batch.NightlyRun} (lock, recover,
 * resume or start), {@link laurel.batch.Stage} (what a step does) and {@link
 * laurel.batch.JobRunner} (how stages meet the job repository).
 */
@NullMarked
package laurel.batch;

import org.jspecify.annotations.NullMarked;
