package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.models.BuildFolders;
import laurel.models.Built;
import laurel.publish.MonthFiles;
import laurel.publish.Monthly;

/** What of a run's relations is known by month, and what the run that readers see noted of it. */
record MonthsToPublish(Workbench bench) {
    /**
     * @param before id of the run that readers see; empty before the first
     */
    MonthFiles since(String before) throws IOException {
        Map<String, Monthly> relations = new TreeMap<>();
        BuildFolders.monthly(bench.files().work())
                .forEach((name, built) -> relations.put(name, monthly(built)));
        return new MonthFiles(relations, noted(before));
    }

    private Monthly monthly(Built built) {
        SortedMap<String, String> keys = new TreeMap<>();
        built.parts()
                .forEach(
                        (month, part) -> {
                            if (month > 0) {
                                keys.put(text(month), key(part));
                            }
                        });
        List<Set<String>> files =
                built.files().stream()
                        .map(
                                file ->
                                        file.serves().stream()
                                                .filter(month -> month > 0)
                                                .map(MonthsToPublish::text)
                                                .collect(Collectors.toSet()))
                        .toList();
        return new Monthly(keys, files, months -> built.source(numbers(months)));
    }

    /** Another program, or other minor units, may write the same rows differently. */
    private String key(Built.Part part) {
        return part.digest() + " " + bench.options().version() + " " + bench.job().minorUnits();
    }

    private Map<String, MonthFiles.Made> noted(String before) throws IOException {
        for (Path work : bench.earlier()) {
            RunFiles earlier = new RunFiles(work);
            if (Files.exists(earlier.runId()) && Files.readString(earlier.runId()).equals(before)) {
                return MonthFiles.read(earlier.monthFiles());
            }
        }
        return Map.of();
    }

    /** 202511 as 2025-11. */
    private static String text(int month) {
        String digits = String.valueOf(month);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }

    private static Set<Integer> numbers(Set<String> months) {
        return months.stream()
                .map(month -> Integer.valueOf(month.replace("-", "")))
                .collect(Collectors.toSet());
    }
}
