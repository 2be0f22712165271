package laurel.restate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.engine.QueryReader;
import laurel.publish.Manifest.PublishedFile;
import laurel.publish.Run;

/**
 * One of two compared runs, its datasets readable with SQL.
 *
 * @param name {@code a} or {@code b}: what its relations' names begin with
 * @param other the run it is compared with
 */
record Side(QueryReader reader, String name, Run run, Run other) {
    /**
     * What stands for a dataset in a query: its files that the other run does not have, as files
     * that both have cannot differ. Empty, if the run lacks the dataset.
     */
    String changed(String dataset) {
        Set<String> known =
                other.manifest().files().stream()
                        .map(file -> file.path() + " " + file.sha256())
                        .collect(Collectors.toSet());
        List<PublishedFile> files = files(dataset);
        List<PublishedFile> changed =
                files.stream()
                        .filter(file -> !known.contains(file.path() + " " + file.sha256()))
                        .toList();
        if (files.isEmpty()) {
            return "";
        }
        // where nothing changed, one file still tells the columns
        register(relation(dataset), changed.isEmpty() ? files.subList(0, 1) : changed);
        return changed.isEmpty()
                ? "(select * from " + relation(dataset) + " where false)"
                : relation(dataset);
    }

    /** What stands for a whole dataset, which the run must have. */
    String whole(String dataset) {
        String all = "all_" + relation(dataset);
        register(all, files(dataset));
        return all;
    }

    /** Whether both runs have the very same files of a dataset. */
    boolean isSame(String dataset) {
        return digests(run, dataset).equals(digests(other, dataset));
    }

    private static Set<String> digests(Run run, String dataset) {
        return run.manifest().files().stream()
                .filter(file -> file.dataset().equals(dataset))
                .map(file -> file.path() + " " + file.sha256())
                .collect(Collectors.toSet());
    }

    boolean has(String dataset) {
        return !files(dataset).isEmpty();
    }

    /** The columns of a dataset, names to DuckDB's types; none, if the run lacks it. */
    Map<String, String> columns(String dataset) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (!has(dataset)) {
            return columns;
        }
        String sample = "columns_of_" + relation(dataset);
        register(sample, files(dataset).subList(0, 1));
        reader.rows("select column_name, column_type from (describe " + sample + ")")
                .forEach(
                        row ->
                                columns.put(
                                        String.valueOf(row.get("column_name")),
                                        String.valueOf(row.get("column_type"))));
        return columns;
    }

    String relation(String dataset) {
        return name + "_" + dataset;
    }

    private List<PublishedFile> files(String dataset) {
        List<PublishedFile> files = new ArrayList<>();
        for (PublishedFile file : run.manifest().files()) {
            if (file.dataset().equals(dataset)) {
                files.add(file);
            }
        }
        return files;
    }

    private void register(String relation, List<PublishedFile> files) {
        reader.register(
                relation, files.stream().map(file -> run.folder().resolve(file.path())).toList());
    }
}
