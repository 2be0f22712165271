package laurel.publish;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A published run; its files never change.
 *
 * @param isCurrent whether it was the one that readers see when it was looked up
 */
public record Run(String id, Path folder, Manifest manifest, boolean isCurrent) {
    public LocalDate asOf() {
        return manifest.asOf();
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
