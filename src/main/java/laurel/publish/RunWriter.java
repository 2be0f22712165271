package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import laurel.Digest;
import laurel.Workers;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.publish.Manifest.PublishedFile;

/** Writes and checks the files of a run in a folder that nobody reads yet. */
final class RunWriter {
    private final List<Contract> contracts;
    private final Map<String, DerivedColumns> derived;
    private final int minorUnits;
    private final Supplier<QueryReader> readers;
    private final int threads;
    private final SameFiles same;

    RunWriter(
            List<Contract> contracts,
            Map<String, DerivedColumns> derived,
            int minorUnits,
            Supplier<QueryReader> readers,
            int threads,
            SameFiles same) {
        this.contracts = List.copyOf(contracts);
        this.derived = Map.copyOf(derived);
        this.minorUnits = minorUnits;
        this.readers = readers;
        this.threads = threads;
        this.same = same;
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
    List<PublishedFile> write(
            Path folder,
            Map<String, Source> relations,
            Optional<Run> last,
            PublishProgress progress)
            throws IOException {
        requireAll(relations);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("cfg_", 0, () -> rules(folder, relations)));
        Workers.map(threads, contracts, contract -> parts(contract, folder, relations, last))
                .forEach(parts::addAll);
        // the largest first, so that threads end at about the same time
        parts.sort(Comparator.comparingLong(Part::rows).reversed());
        AtomicInteger done = new AtomicInteger();
        List<PublishedFile> files =
                Workers.map(
                                threads,
                                parts,
                                part -> {
                                    List<PublishedFile> made = part.work().get();
                                    progress.partDone(
                                            part.dataset(), done.incrementAndGet(), parts.size());
                                    return made;
                                })
                        .stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(PublishedFile::path))
                        .collect(Collectors.toList());
        if (last.isPresent()) {
            share(files, folder, last.get());
        }
        return files;
    }

    /**
     * @param rows to be written; 0 where there is nothing to sort
     */
    private record Part(String dataset, long rows, Supplier<List<PublishedFile>> work) {}

    private List<Part> parts(
            Contract contract, Path folder, Map<String, Source> relations, Optional<Run> last) {
        SortedMap<String, PublishedFile> unchanged = unchanged(contract, last);
        List<Part> parts = new ArrayList<>();
        if (!unchanged.isEmpty()) {
            List<PublishedFile> files = List.copyOf(unchanged.values());
            parts.add(new Part(contract.dataset(), 0, () -> taken(files, folder, last)));
        }
        Source rows = Objects.requireNonNull(relations.get(contract.dataset()));
        Set<String> changed = new TreeSet<>(same.of(contract).keys().keySet());
        changed.removeAll(unchanged.keySet());
        if (unchanged.isEmpty() || !changed.isEmpty()) {
            Source left = unchanged.isEmpty() ? rows : same.of(contract).rows().apply(changed);
            spans(contract, left, unchanged.keySet()).stream()
                    .filter(span -> unchanged.isEmpty() || span.size() > 0)
                    .forEach(span -> parts.add(part(contract, span, folder)));
        }
        return parts;
    }

    private SortedMap<String, PublishedFile> unchanged(Contract contract, Optional<Run> last) {
        try {
            return last.isPresent()
                    ? same.unchanged(contract, last.get())
                    : Collections.emptySortedMap();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Span> spans(Contract contract, Source rows, Set<String> unchanged) {
        try (QueryReader reader = readers.get()) {
            reader.register(contract.dataset(), rows);
            ModelCheck.check(reader, contract);
            TreeMap<String, Figures> figures = Figures.ofModel(reader, contract);
            boolean isAll = !figures.keySet().removeAll(unchanged);
            List<Span> spans = Span.cut(contract, rows, same.of(contract), figures, isAll, threads);
            Set<String> covered = new TreeSet<>();
            spans.forEach(span -> covered.addAll(span.wanted().keySet()));
            if (!covered.equals(figures.keySet())) {
                throw new IllegalStateException(
                        "[BUG] %s has the parts %s, to be written are %s"
                                .formatted(contract.dataset(), figures.keySet(), covered));
            }
            return spans;
        }
    }

    private Part part(Contract contract, Span span, Path folder) {
        return new Part(contract.dataset(), span.size(), () -> write(contract, span, folder));
    }

    /** Files of the run before, which were read to their last byte, under this run's name. */
    private static List<PublishedFile> taken(
            List<PublishedFile> files, Path folder, Optional<Run> last) {
        try {
            for (PublishedFile file : files) {
                Path target = folder.resolve(file.path());
                Files.createDirectories(target.getParent());
                Disk.link(target, last.orElseThrow().folder().resolve(file.path()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void requireAll(Map<String, Source> relations) {
        List<String> missing =
                contracts.stream()
                        .map(Contract::dataset)
                        .filter(dataset -> !relations.containsKey(dataset))
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no relation for the datasets " + missing);
        }
    }

    private List<PublishedFile> write(Contract contract, Span span, Path folder) {
        DerivedColumns computed = derived.get(contract.dataset());
        try (QueryReader reader = readers.get()) {
            reader.register(contract.dataset(), span.rows());
            Map<String, Path> written;
            try (DatasetWriter writer =
                    new DatasetWriter(contract, minorUnits, folder, computed, span.condition())) {
                written = writer.write(reader);
            }
            if (!written.keySet().equals(span.wanted().keySet())) {
                throw new PublishException(
                        "%s: the model has the parts %s, written are %s"
                                .formatted(
                                        contract.dataset(),
                                        span.wanted().keySet(),
                                        written.keySet()));
            }
            FileCheck check = new FileCheck(reader, contract, minorUnits);
            List<PublishedFile> files = new ArrayList<>();
            written.forEach(
                    (value, file) -> {
                        Figures figures = Objects.requireNonNull(span.wanted().get(value));
                        check.check(file, figures);
                        files.add(published(contract.dataset(), file, folder, figures));
                    });
            return files;
        }
    }

    private List<PublishedFile> rules(Path folder, Map<String, Source> relations) {
        List<PublishedFile> files = new ArrayList<>();
        try (QueryReader reader = readers.get()) {
            for (Map.Entry<String, Source> relation : relations.entrySet()) {
                if (relation.getKey().startsWith("cfg_")) {
                    Path file = relation.getValue().files().get(0);
                    files.add(rules(relation.getKey(), file, folder, reader));
                }
            }
        }
        return files;
    }

    /** The rules of a run have no contract: their file is taken as it is. */
    private static PublishedFile rules(
            String relation, Path file, Path folder, QueryReader reader) {
        Path target = folder.resolve(relation).resolve(relation + ".parquet");
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.register(relation, List.of(target));
        Figures figures = Figures.ofFile(reader, relation, List.of(), 0);
        return published(relation, target, folder, figures);
    }

    private static PublishedFile published(
            String dataset, Path file, Path folder, Figures figures) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        try {
            return new PublishedFile(
                    path,
                    dataset,
                    Digest.of(file),
                    figures.rows(),
                    Files.size(file),
                    figures.sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
