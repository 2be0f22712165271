package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.Workers;
import laurel.engine.QueryReader;
import laurel.models.BuildFolders;
import laurel.models.Built;
import laurel.publish.Contract;
import laurel.publish.Contracts;
import laurel.publish.Partition;
import laurel.publish.Parts;
import laurel.publish.SameFiles;

/**
 * The parts of a run's datasets with what they are made of, and what the run that readers see noted
 * of its own.
 */
record PartsToPublish(Workbench bench, QueryReader reader) {
    /**
     * @param before id of the run that readers see; empty before the first
     */
    SameFiles since(String before) throws IOException {
        Map<String, Built> built = BuildFolders.built(bench.files().work());
        List<Contract> contracts =
                Contracts.all().stream().filter(any -> built.containsKey(any.dataset())).toList();
        List<Parts> parts =
                Workers.map(
                        bench.settings().threads(),
                        contracts,
                        contract ->
                                parts(
                                        contract,
                                        Objects.requireNonNull(built.get(contract.dataset()))));
        Map<String, Parts> byDataset = new TreeMap<>();
        for (int at = 0; at < parts.size(); at++) {
            byDataset.put(contracts.get(at).dataset(), parts.get(at));
        }
        return new SameFiles(byDataset, noted(before));
    }

    private Parts parts(Contract contract, Built rows) {
        Partition partition = contract.partition();
        SortedMap<String, String> digests = new TreeMap<>();
        if (partition != null && partition.isMonth()) {
            return months(contract, rows);
        }
        if (partition != null) {
            try (QueryReader session = reader.another()) {
                session.register(contract.dataset(), rows.source());
                digests.putAll(session.digests(contract.dataset(), partition.column()));
            }
        }
        if (digests.isEmpty()) {
            digests.put("", rows.digest());
        }
        digests.replaceAll((part, digest) -> key(contract, digest));
        return new Parts(digests, List.of(), some -> rows.source());
    }

    private Parts months(Contract contract, Built rows) {
        SortedMap<String, String> keys = new TreeMap<>();
        rows.parts()
                .forEach(
                        (month, part) -> {
                            if (month > 0) {
                                keys.put(text(month), key(contract, part.digest()));
                            }
                        });
        List<Set<String>> files =
                rows.files().stream()
                        .map(
                                file ->
                                        file.serves().stream()
                                                .filter(month -> month > 0)
                                                .map(PartsToPublish::text)
                                                .collect(Collectors.toSet()))
                        .toList();
        return new Parts(keys, files, months -> rows.source(numbers(months)));
    }

    /**
     * Another program, or other minor units, may write the same rows differently, and other rules
     * may derive other columns of them.
     */
    private String key(Contract contract, String digest) {
        return "%s %s %d %s"
                .formatted(
                        digest,
                        bench.options().version(),
                        bench.job().minorUnits(),
                        contract.derived().isEmpty() ? "" : bench.job().digest());
    }

    private Map<String, SameFiles.Made> noted(String before) throws IOException {
        for (Path work : bench.earlier()) {
            RunFiles earlier = new RunFiles(work);
            if (Files.exists(earlier.runId()) && Files.readString(earlier.runId()).equals(before)) {
                return SameFiles.read(earlier.sameFiles());
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
