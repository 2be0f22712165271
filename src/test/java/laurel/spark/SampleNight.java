package laurel.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import laurel.publish.RunResults;
import laurel.publish.Runs;

/** The job of the sample feeds, with a home of its own. */
final class SampleNight {
    static final Path FEEDS = Path.of("sample-data");
    static final LocalDate AS_OF = LocalDate.of(2026, 2, 28);

    private SampleNight() {}

    /** Writes a job file that reads the sample feeds and keeps everything else under its folder. */
    static Path write(Path home) throws IOException {
        String job =
                Files.readString(Path.of("jobs/nightly.yml"))
                        .replace("feeds/*.yml", Path.of("jobs/feeds").toAbsolutePath() + "/*.yml")
                        .replaceAll("(?m)^publish:.*$", "publish: {to: published}");
        return Files.writeString(home.resolve("nightly.yml"), job);
    }

    /** Of the run that readers see; the digest of every file stands in it. */
    static String manifest(Path home) throws IOException {
        return Files.readString(current(home).resolve("MANIFEST.json"));
    }

    /** How long its stages took. */
    static String stages(Path home) throws IOException {
        return Files.readString(current(home).resolve(RunResults.NAME));
    }

    private static Path current(Path home) {
        return Runs.at(home.resolve("published")).current().orElseThrow().folder();
    }
}
