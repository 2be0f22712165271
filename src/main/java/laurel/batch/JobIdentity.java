package laurel.batch;

import java.time.LocalDate;
import laurel.Digest;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What makes two runs the same work. A failed run goes on where it failed only under the same
 * identity; changed files or rules begin anew. Nothing of it but the as-of day reaches an output.
 *
 * @param job name of the job
 * @param asOf last local day looked at
 * @param config digest of the job file and what it names
 * @param inputs fingerprint of the feed files: paths, sizes, times of change
 * @param version version of the program
 * @param repeat how often exactly this work was done completely before
 */
record JobIdentity(
        String job, LocalDate asOf, String config, String inputs, String version, long repeat) {

    JobParameters parameters() {
        return new JobParametersBuilder()
                .addLocalDate("as-of", asOf)
                .addString("config", config)
                .addString("inputs", inputs)
                .addString("version", version)
                .addLong("repeat", repeat)
                .toJobParameters();
    }

    JobIdentity again() {
        return new JobIdentity(job, asOf, config, inputs, version, repeat + 1);
    }

    /** Names the work folder: 16 hex digits. */
    String key() {
        return Digest.ofText(
                        String.join(
                                "\n", job, asOf.toString(), config, inputs, version, "" + repeat))
                .substring(0, 16);
    }
}
