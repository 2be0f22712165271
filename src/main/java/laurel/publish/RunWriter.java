package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import laurel.engine.QueryReader;
import laurel.publish.Manifest.PublishedFile;

/** Writes and checks the files of a run in a folder that nobody reads yet. */
final class RunWriter {
    private final List<Contract> contracts;
    private final Map<String, DerivedColumns> derived;
    private final int minorUnits;
    private final Supplier<QueryReader> readers;

    RunWriter(
            List<Contract> contracts,
            Map<String, DerivedColumns> derived,
            int minorUnits,
            Supplier<QueryReader> readers) {
        this.contracts = List.copyOf(contracts);
        this.derived = Map.copyOf(derived);
        this.minorUnits = minorUnits;
        this.readers = readers;
        for (Contract contract : contracts) {
            if (contract.derived().isEmpty() == derived.containsKey(contract.dataset())) {
                throw new IllegalArgumentException(
                        contract.dataset() + " has the derived columns " + contract.derived());
            }
        }
    }

    /**
     * Writes every dataset.
     *
     * @param last the run whose unchanged files are shared
     * @return the files, by path
     */
    List<PublishedFile> write(Path folder, Map<String, Path> relations, Optional<Run> last)
            throws IOException {
        requireAll(relations);
        List<PublishedFile> files = new ArrayList<>();
        try (QueryReader reader = readers.get()) {
            for (Contract contract : contracts) {
                files.addAll(dataset(contract, folder, relations, reader));
            }
            for (Map.Entry<String, Path> relation : relations.entrySet()) {
                if (relation.getKey().startsWith("cfg_")) {
                    files.add(rules(relation.getKey(), relation.getValue(), folder, reader));
                }
            }
        }
        files.sort(Comparator.comparing(PublishedFile::path));
        if (last.isPresent()) {
            share(files, folder, last.get());
        }
        return files;
    }

    private void requireAll(Map<String, Path> relations) {
        List<String> missing =
                contracts.stream()
                        .map(Contract::dataset)
                        .filter(dataset -> !relations.containsKey(dataset))
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no relation for the datasets " + missing);
        }
    }

    private List<PublishedFile> dataset(
            Contract contract, Path folder, Map<String, Path> relations, QueryReader reader)
            throws IOException {
        String dataset = contract.dataset();
        reader.register(dataset, List.of(Objects.requireNonNull(relations.get(dataset))));
        ModelCheck.check(reader, contract);
        Map<String, Figures> wanted = Figures.ofModel(reader, contract);
        Map<String, Path> written = parts(contract, folder, reader);
        if (!written.keySet().equals(wanted.keySet())) {
            throw new PublishException(
                    "%s: the model has the parts %s, written are %s"
                            .formatted(dataset, wanted.keySet(), written.keySet()));
        }
        FileCheck check = new FileCheck(reader, contract, minorUnits);
        List<PublishedFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> part : written.entrySet()) {
            Figures figures = Objects.requireNonNull(wanted.get(part.getKey()));
            check.check(part.getValue(), figures);
            files.add(published(dataset, part.getValue(), folder, figures));
        }
        return files;
    }

    private Map<String, Path> parts(Contract contract, Path folder, QueryReader reader) {
        DerivedColumns computed = derived.get(contract.dataset());
        try (DatasetWriter writer = new DatasetWriter(contract, minorUnits, folder, computed)) {
            return writer.write(reader);
        }
    }

    /** The rules of a run have no contract: their file is taken as it is. */
    private PublishedFile rules(String relation, Path file, Path folder, QueryReader reader)
            throws IOException {
        Path target = folder.resolve(relation).resolve(relation + ".parquet");
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
        reader.register(relation, List.of(target));
        Figures figures = Figures.ofFile(reader, relation, List.of(), minorUnits);
        return published(relation, target, folder, figures);
    }

    private static PublishedFile published(String dataset, Path file, Path folder, Figures figures)
            throws IOException {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return new PublishedFile(
                path,
                dataset,
                Digests.sha256(file),
                figures.rows(),
                Files.size(file),
                figures.sums());
    }

    private static void share(List<PublishedFile> files, Path folder, Run last) throws IOException {
        Map<String, PublishedFile> known = new HashMap<>();
        last.manifest().files().forEach(file -> known.put(file.path(), file));
        for (PublishedFile file : files) {
            if (file.equals(known.get(file.path()))) {
                Disk.share(folder.resolve(file.path()), last.folder().resolve(file.path()));
            }
        }
    }
}
