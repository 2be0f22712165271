package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import laurel.DataException;
import laurel.FileTrouble;
import laurel.Workers;
import laurel.engine.EngineException;
import laurel.engine.QueryReader;
import laurel.publish.Manifest.PublishedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads every byte of published runs: digests, rows and sums against the manifest. What runs share
 * is read once.
 */
public final class Verifier {
    private static final String RELATION = "published_file";
    private static final String COLUMN = "[a-z][a-z0-9_]{0,62}";

    private final Path root;
    private final int threads;
    private final Set<Good> good = ConcurrentHashMap.newKeySet();

    /** A file, by what the system knows it by, that was found as a manifest says. */
    private record Good(Object inode, PublishedFile file) {}

    /**
     * @param root the publish folder
     */
    public Verifier(Path root, int threads) {
        this.root = root;
        this.threads = threads;
    }

    /**
     * Whether readers find a whole run.
     *
     * @return what is wrong, a sentence each
     */
    public List<String> pointer() {
        Path file = root.resolve(Pointer.NAME);
        Optional<Pointer.Target> target;
        try {
            target = new Pointer(root).read();
        } catch (DataException damaged) {
            return List.of(String.valueOf(damaged.getMessage()));
        }
        if (target.isEmpty()) {
            return List.of(file + " is missing, though there are runs");
        }
        return target.stream().flatMap(seen -> wrong(file, seen).stream()).toList();
    }

    private List<String> wrong(Path file, Pointer.Target seen) {
        if (!seen.path().equals("runs/" + seen.runId())) {
            return List.of(
                    "%s names run %s, but the path %s".formatted(file, seen.runId(), seen.path()));
        }
        try {
            Optional<Run> run = Runs.at(root).find(seen.runId());
            if (run.isEmpty()) {
                return List.of("%s names run %s, which is not there".formatted(file, seen.runId()));
            }
            return run.get().asOf().equals(seen.asOf())
                    ? List.of()
                    : List.of(
                            "%s says as of %s, its run is as of %s"
                                    .formatted(file, seen.asOf(), run.get().asOf()));
        } catch (DataException damaged) {
            return List.of(); // that is told of the run
        }
    }

    /**
     * @param runId of a run that is there
     * @return what is wrong, a sentence each; empty when all is as it was published
     */
    public List<String> run(String runId, PublishProgress progress) {
        Path folder = Runs.at(root).folder().resolve(runId);
        List<String> problems = new ArrayList<>(RunCheck.glance(folder));
        if (problems.isEmpty() || isReadable(folder)) {
            problems.addAll(contents(folder, Manifest.in(folder).orElseThrow(), progress));
        }
        return problems;
    }

    private static boolean isReadable(Path folder) {
        try {
            return Manifest.in(folder)
                    .filter(found -> found.schemaVersion() <= Manifest.SCHEMA_VERSION)
                    .isPresent();
        } catch (DataException damaged) {
            return false;
        }
    }

    private List<String> contents(Path folder, Manifest manifest, PublishProgress progress) {
        List<PublishedFile> largestFirst = new ArrayList<>(manifest.files());
        largestFirst.sort(Comparator.comparingLong(PublishedFile::bytes).reversed());
        List<List<PublishedFile>> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, largestFirst.size()); i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < largestFirst.size(); i++) {
            parts.get(i % parts.size()).add(largestFirst.get(i));
        }
        AtomicInteger done = new AtomicInteger();
        return Workers.map(
                        Math.max(1, parts.size()),
                        parts,
                        part -> {
                            List<String> problems = new ArrayList<>();
                            try (QueryReader reader = QueryReader.open()) {
                                for (PublishedFile file : part) {
                                    problems.addAll(
                                            file(folder.resolve(file.path()), file, reader));
                                    progress.partDone(
                                            file.dataset(),
                                            done.incrementAndGet(),
                                            largestFirst.size());
                                }
                            }
                            return problems;
                        })
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** What is missing or cut short was told before. */
    private List<String> file(Path file, PublishedFile wanted, QueryReader reader) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != wanted.bytes()) {
                return List.of();
            }
            Object inode = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            if (inode != null && good.contains(new Good(inode, wanted))) {
                return List.of();
            }
            if (!Digests.sha256(file).equals(wanted.sha256())) {
                return List.of(file + " is not the file that was published: sha256 differs");
            }
            List<String> problems = figures(file, wanted, reader);
            if (inode != null && problems.isEmpty()) {
                good.add(new Good(inode, wanted));
            }
            return problems;
        } catch (IOException e) {
            return List.of(file + " cannot be read: " + FileTrouble.reason(e));
        }
    }

    private static List<String> figures(Path file, PublishedFile wanted, QueryReader reader) {
        Set<String> odd = new HashSet<>(wanted.sums().keySet());
        odd.removeIf(column -> column.matches(COLUMN));
        if (!odd.isEmpty()) {
            return List.of("%s: the manifest sums what can be no columns: %s".formatted(file, odd));
        }
        try {
            reader.register(RELATION, List.of(file));
            Figures found = Figures.ofFile(reader, RELATION, List.copyOf(wanted.sums().keySet()));
            Figures promised = new Figures(wanted.rows(), wanted.sums());
            return found.equals(promised)
                    ? List.of()
                    : List.of("%s holds %s, the manifest says %s".formatted(file, found, promised));
        } catch (EngineException unreadable) {
            return List.of(file + " cannot be read: " + firstLine(unreadable.getMessage()));
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
