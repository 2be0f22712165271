package laurel.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import laurel.cli.ArgumentsFuzz;
import laurel.feeds.CsvFuzz;
import laurel.feeds.NdjsonFuzz;
import laurel.publish.ManifestFuzz;
import laurel.spec.JobFileFuzz;

/** What reads bytes that others wrote. */
public enum FuzzTarget {
    CSV(CsvFuzz.class, CsvFuzz::fuzzerTestOneInput),
    NDJSON(NdjsonFuzz.class, NdjsonFuzz::fuzzerTestOneInput),
    JOB_FILE(JobFileFuzz.class, JobFileFuzz::fuzzerTestOneInput),
    ARGUMENTS(ArgumentsFuzz.class, ArgumentsFuzz::fuzzerTestOneInput),
    MANIFEST(ManifestFuzz.class, ManifestFuzz::fuzzerTestOneInput);

    private final Class<?> type;
    private final Consumer<byte[]> target;

    FuzzTarget(Class<?> type, Consumer<byte[]> target) {
        this.type = type;
        this.target = target;
    }

    /** The class with the fuzzer's entry. */
    String type() {
        return type.getName();
    }

    void accept(byte[] input) {
        target.accept(input);
    }

    /** Takes all kept inputs once. */
    public void warmUp() {
        for (Path input : kept()) {
            try {
                accept(Files.readAllBytes(input));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Folder of inputs to begin with, and of all that were once found to be trouble. */
    Path inputs() {
        return Path.of("src/test/resources/fuzz", name().toLowerCase(Locale.ROOT));
    }

    /** The files of {@link #inputs()}. */
    List<Path> kept() {
        try (Stream<Path> files = Files.list(inputs())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
