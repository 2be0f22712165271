package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import laurel.FileTrouble;
import laurel.Folders;
import laurel.engine.QueryReader;
import laurel.engine.Source;

/**
 * Publishes a run: written aside, verified, forced to disk, renamed, its manifest last; then the
 * pointer is replaced. Readers see the last run or this one, whole. One publisher at a time.
 */
public final class Publisher {
    private static final String UNFINISHED = ".tmp";

    private final Path root;
    private final RunWriter writer;

    /**
     * @param root the publish folder; made if it is not there
     * @param contracts the datasets to publish; each needs a relation, and relations {@code cfg_…}
     *     are published as they are
     * @param derived dataset to its computed columns
     * @param minorUnits of the reporting currency
     * @param readers opens what sorts and checks the files, one a thread
     * @param threads how many parts are written at a time
     * @param same what may be taken over from the run that readers see
     */
    public Publisher(
            Path root,
            List<Contract> contracts,
            Map<String, DerivedColumns> derived,
            int minorUnits,
            Supplier<QueryReader> readers,
            int threads,
            SameFiles same) {
        this.root = root;
        writer = new RunWriter(contracts, derived, minorUnits, readers, threads, same);
    }

    /** As the longer one, with nothing to take over. */
    public Publisher(
            Path root,
            List<Contract> contracts,
            Map<String, DerivedColumns> derived,
            int minorUnits,
            Supplier<QueryReader> readers,
            int threads) {
        this(root, contracts, derived, minorUnits, readers, threads, SameFiles.NONE);
    }

    /** As the longer one, seen by readers at once, telling nobody how it goes on. */
    public PublishedRun publish(
            RunIdentity identity, Map<String, Source> relations, RunResults results) {
        return publish(
                identity, relations, RunPapers.of(results), Reveal.ALWAYS, PublishProgress.SILENT);
    }

    /**
     * Publishes models under the identity's run id. The same run, already there and undamaged, is
     * kept.
     *
     * @param relations relation to its rows; of rules one file
     * @param reveal whether it becomes current
     * @throws PublishException if a file is not what its model holds or its contract promises;
     *     readers then still see the last run
     * @throws UncheckedIOException if the disk fails
     */
    public PublishedRun publish(
            RunIdentity identity,
            Map<String, Source> relations,
            RunPapers papers,
            Reveal reveal,
            PublishProgress progress) {
        String id = identity.runId();
        Runs runs = Runs.at(root);
        Path target = runs.folder().resolve(id);
        try {
            Folders.create(runs.folder());
            sweep(runs.folder());
            boolean isNew = !isWhole(target);
            if (isNew) {
                Path unfinished = target.resolveSibling(id + UNFINISHED);
                Disk.createFolder(unfinished);
                List<Manifest.PublishedFile> files =
                        writer.write(unfinished, relations, runs.current(), progress);
                Disk.settle(unfinished);
                finish(unfinished, target);
                for (Map.Entry<String, Object> paper : papers.all().entrySet()) {
                    Disk.replace(target.resolve(paper.getKey()), Json.bytes(paper.getValue()));
                }
                Disk.replace(
                        target.resolve(Manifest.NAME), Json.bytes(Manifest.of(identity, files)));
            }
            point(identity, reveal, papers.results().publishedAt());
            return new PublishedRun(id, target, isNew);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + " cannot be published: " + FileTrouble.reason(e), e);
        }
    }

    private void point(RunIdentity identity, Reveal reveal, Instant at) throws IOException {
        boolean isEarlier =
                Runs.at(root)
                        .current()
                        .filter(seen -> identity.asOf().isBefore(seen.asOf()))
                        .isPresent();
        if (reveal == Reveal.ALWAYS || !isEarlier) {
            new Pointer(root).move(identity.runId(), identity.asOf(), reveal.command(), at);
        }
    }

    /** Whoever publishes is alone, so what is unfinished is of a run that died. */
    private static void sweep(Path runs) throws IOException {
        try (Stream<Path> entries = Files.list(runs)) {
            for (Path entry : new TreeSet<>(entries.toList())) {
                if (entry.toString().endsWith(UNFINISHED)) {
                    Folders.delete(entry);
                }
            }
        }
    }

    private static boolean isWhole(Path target) {
        return Files.exists(target) && RunCheck.digests(target).isEmpty();
    }

    /** A run of that name without manifest, or damaged, makes way. */
    private static void finish(Path unfinished, Path target) throws IOException {
        Path old = target.resolveSibling(target.getFileName() + ".old" + UNFINISHED);
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceFolder(target.getParent());
        if (Files.exists(old)) {
            Folders.delete(old);
        }
    }
}
