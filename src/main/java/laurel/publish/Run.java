package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * A published run; its files never change.
 *
 * @param isCurrent whether it was the one that readers see when it was looked up
 */
public record Run(String id, Path folder, Manifest manifest, boolean isCurrent) {
    /**
     * From the earlier to the later: by as-of day, then as they were published. One of which nobody
     * noted when counts as just published.
     */
    public static final Comparator<Run> ORDER =
            Comparator.comparing(Run::asOf)
                    .thenComparing(run -> run.publishedAt().orElse(Instant.MAX))
                    .thenComparing(Run::id);

    public LocalDate asOf() {
        return manifest.asOf();
    }

    /** When it was published, by the clock of its machine; empty when that was not kept. */
    public Optional<Instant> publishedAt() {
        try {
            byte[] results = Files.readAllBytes(folder.resolve(RunResults.NAME));
            return Optional.ofNullable(Json.read(results, RunResults.class).publishedAt());
        } catch (IOException | JacksonException unknown) {
            return Optional.empty();
        }
    }

    /** Dataset to its number of rows, datasets by name. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        manifest.files().forEach(file -> rows.merge(file.dataset(), file.rows(), Long::sum));
        return rows;
    }

    /**
     * The files of a dataset, at least one.
     *
     * @throws IllegalArgumentException if the run has no such dataset
     */
    public List<Path> files(String dataset) {
        List<Path> files =
                manifest.files().stream()
                        .filter(file -> file.dataset().equals(dataset))
                        .map(file -> folder.resolve(file.path()))
                        .toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "run %s has no dataset %s; it has %s"
                            .formatted(id, dataset, String.join(", ", rows().keySet())));
        }
        return files;
    }
}
