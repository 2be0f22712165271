package laurel.restate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import laurel.Digest;
import laurel.Folders;
import laurel.publish.Aside;
import laurel.publish.Disk;
import laurel.publish.Json;
import laurel.publish.Redaction;
import laurel.publish.RunRewriting;

/**
 * Takes texts out of the frozen rows of closed seasons, as out of runs.
 *
 * @param folder of all closings of a job
 */
public record ClosingRewriting(Path folder, Redaction redaction) {
    private static final String ASIDE = ".rewriting.tmp";

    /** How many files of a season are to change. */
    public int count(String seasonId) throws IOException {
        Path season = folder.resolve(seasonId);
        Closing closing =
                Json.read(Files.readAllBytes(season.resolve(Closings.NAME)), Closing.class);
        return (int)
                closing.files().keySet().stream()
                        .filter(
                                dataset ->
                                        RunRewriting.isNeeded(
                                                season.resolve(dataset + ".parquet"),
                                                dataset,
                                                redaction))
                        .count();
    }

    /**
     * Rewrites a season, or ends what was begun.
     *
     * @return how many files changed
     */
    public int rewrite(String seasonId) throws IOException {
        Path season = folder.resolve(seasonId);
        Path aside = folder.resolve(seasonId + ASIDE);
        if (Files.exists(aside.resolve(Closings.NAME))) {
            return Aside.swap(aside, season, Closings.NAME);
        }
        Folders.delete(aside);
        Closing closing =
                Json.read(Files.readAllBytes(season.resolve(Closings.NAME)), Closing.class);
        Map<String, String> files = new TreeMap<>(closing.files());
        for (String dataset : closing.files().keySet()) {
            Path target = aside.resolve(dataset + ".parquet");
            Path frozen = season.resolve(dataset + ".parquet");
            if (RunRewriting.file(frozen, dataset, redaction, target)) {
                files.put(dataset, Digest.of(target));
            }
        }
        String why = closing.why() == null ? null : redaction.of("why", closing.why());
        Closing rewritten = closing.with(files, why);
        if (rewritten.equals(closing)) {
            return 0;
        }
        Files.createDirectories(aside);
        Disk.settle(aside);
        Disk.replace(aside.resolve(Closings.NAME), Json.bytes(rewritten));
        return Aside.swap(aside, season, Closings.NAME);
    }
}
