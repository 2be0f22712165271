package laurel.batch;

import java.time.LocalDate;
import laurel.publish.Reveal;
import laurel.spec.EngineSpec;
import laurel.spec.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the one who starts a run may say beside the job file.
 *
 * @param asOf last local day looked at
 * @param version version of the program
 * @param engine which builds; null: as the job says
 * @param threads of the engine; null: as the job says
 * @param memory of the engine, e.g. {@code 2GB}; null: as the job says
 * @param reveal whether readers see the run once it is published
 */
public record RunOptions(
        LocalDate asOf,
        String version,
        EngineSpec.@Nullable Kind engine,
        @Nullable Integer threads,
        @Nullable String memory,
        Reveal reveal) {
    /** The same for another day. */
    RunOptions on(LocalDate day) {
        return new RunOptions(day, version, engine, threads, memory, reveal);
    }

    EngineSpec.Kind engine(Job job) {
        return engine != null ? engine : job.engine().kind();
    }

    int threads(Job job) {
        return threads != null ? threads : job.engine().threadsToUse();
    }

    String memory(Job job) {
        return memory != null ? memory : job.engine().memoryToUse();
    }
}
