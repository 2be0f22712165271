package laurel.batch;

import java.time.Duration;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lets a stage run as a step: tells who watches, and turns what a stop broke into a stop. */
record StageTasklet(Stage stage, StopSwitch stopSwitch, RunEvents events) implements Tasklet {
    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws Exception {
        stopSwitch.enter(stage);
        long start = System.nanoTime();
        events.stageStarted(stage.name());
        try {
            stage.run();
        } catch (Exception | Error failure) {
            if (stopSwitch.leave()) {
                throw new JobInterruptedException("stopped in " + stage.name());
            }
            events.stageFailed(stage.name());
            throw failure;
        } finally {
            stopSwitch.leave();
        }
        events.stageEnded(stage.name(), Duration.ofNanos(System.nanoTime() - start));
        return RepeatStatus.FINISHED;
    }
}
