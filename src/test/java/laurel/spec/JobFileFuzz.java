package laurel.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import laurel.harness.FuzzTarget;

/** Any bytes as a job file: a job, or problems that are told. */
public final class JobFileFuzz {
    private static final Path FOLDER = folder();

    private JobFileFuzz() {}

    /** Called by the fuzzer first: classes are loaded before the clock runs. */
    public static void fuzzerInitialize() {
        FuzzTarget.JOB_FILE.warmUp();
    }

    /** Called by the fuzzer with one input after the other. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Job job = SpecReader.read(Files.write(FOLDER.resolve("job.yml"), data));
            job.digest();
            Seasons.of(job, LocalDate.parse("2025-12-31"));
        } catch (SpecException told) {
            // all problems, told
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("job-file-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
