package laurel.batch;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/** The stages of a run, in order. A restart goes on at the one that did not finish. */
final class NightlyJob {
    private final Steps steps;
    private final Workbench bench;

    NightlyJob(Steps steps, Workbench bench) {
        this.steps = steps;
        this.bench = bench;
    }

    Job job() {
        return new JobBuilder(bench.job().name(), steps.repository())
                .start(land())
                .next(models("1_staged"))
                .next(models("2_attribution"))
                .next(models("3_performance"))
                .next(models("4_tiers"))
                .next(models("5_activation"))
                .next(models("6_report"))
                .next(audit())
                .next(publish())
                .build();
    }

    private Step land() {
        return step(new LandStage(bench, steps.events()));
    }

    private Step models(String folder) {
        return step(new ModelsStage(folder, bench, steps.events()));
    }

    private Step audit() {
        return step(new AuditStage(bench, steps.events()));
    }

    private Step publish() {
        return step(new PublishStage(bench, steps.events()));
    }

    private Step step(Stage stage) {
        return steps.of(bench.times().timed(stage));
    }
}
