package laurel.batch;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/** Makes steps of stages. */
record Steps(JobRepository repository, StopSwitch stopSwitch, RunEvents events) {
    /** Outside any transaction: one held open for the hours of a stage would only hurt. */
    Step of(Stage stage) {
        return new StepBuilder(stage.name(), repository)
                .tasklet(
                        new StageTasklet(stage, stopSwitch, events),
                        new ResourcelessTransactionManager())
                .build();
    }
}
