package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import laurel.DataException;
import laurel.Digest;
import laurel.FileTrouble;
import laurel.Workers;
import laurel.engine.EngineException;
import laurel.engine.QueryReader;
import laurel.publish.History.Move;
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
     * What was found of a run.
     *
     * @param files how many its manifest names; 0 when that cannot be read, as rows and bytes
     * @param problems what is wrong, a sentence each; empty when all is as it was published
     */
    public record Verified(String runId, int files, long rows, long bytes, List<String> problems) {}

    /**
     * @param root the publish folder
     */
    public Verifier(Path root, int threads) {
        this.root = root;
        this.threads = threads;
    }

    /** The runs that were published; not what a run that died left, and nobody ever saw. */
    public List<String> published() {
        Runs runs = Runs.at(root);
        Set<String> seen =
                new History(root).moves().stream().map(Move::to).collect(Collectors.toSet());
        return runs.ids().stream()
                .filter(
                        id ->
                                Files.exists(runs.folder().resolve(id).resolve(Manifest.NAME))
                                        || seen.contains(id))
                .toList();
    }

    /** Whether the pointer leads readers to a run; what is wrong, a sentence each. */
    public List<String> pointer() {
        return new PointerCheck(root).problems();
    }

    /**
     * Reads a run.
     *
     * @param runId of a run that is there
     */
    public Verified run(String runId, PublishProgress progress) {
        Path folder = Runs.at(root).folder().resolve(runId);
        List<String> problems = new ArrayList<>(RunCheck.glance(folder));
        Optional<Manifest> manifest = readable(folder);
        if (manifest.isEmpty()) {
            return new Verified(runId, 0, 0, 0, problems);
        }
        List<PublishedFile> files = manifest.get().files();
        problems.addAll(contents(folder, files, progress));
        return new Verified(
                runId,
                files.size(),
                files.stream().mapToLong(PublishedFile::rows).sum(),
                files.stream().mapToLong(PublishedFile::bytes).sum(),
                problems);
    }

    private static Optional<Manifest> readable(Path folder) {
        try {
            return Manifest.in(folder)
                    .filter(found -> found.schemaVersion() <= Manifest.SCHEMA_VERSION);
        } catch (DataException damaged) {
            return Optional.empty();
        }
    }

    private List<String> contents(
            Path folder, List<PublishedFile> files, PublishProgress progress) {
        AtomicInteger done = new AtomicInteger();
        return Workers.map(threads, dealt(files), part -> part(folder, part, files, done, progress))
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** One part a thread, of about the same size. */
    private List<List<PublishedFile>> dealt(List<PublishedFile> files) {
        List<PublishedFile> largestFirst = new ArrayList<>(files);
        largestFirst.sort(Comparator.comparingLong(PublishedFile::bytes).reversed());
        List<List<PublishedFile>> parts = new ArrayList<>();
        for (int i = 0; i < largestFirst.size(); i++) {
            if (i < threads) {
                parts.add(new ArrayList<>());
            }
            parts.get(i % threads).add(largestFirst.get(i));
        }
        return parts;
    }

    private List<String> part(
            Path folder,
            List<PublishedFile> part,
            List<PublishedFile> all,
            AtomicInteger done,
            PublishProgress progress) {
        Map<Boolean, List<PublishedFile>> files =
                part.stream().collect(Collectors.partitioningBy(file -> isGood(folder, file)));
        List<PublishedFile> unread = Objects.requireNonNull(files.get(false));
        done.addAndGet(part.size() - unread.size());
        if (unread.isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        try (QueryReader reader = QueryReader.open()) {
            for (PublishedFile file : unread) {
                problems.addAll(file(folder.resolve(file.path()), file, reader));
                progress.partDone(file.dataset(), done.incrementAndGet(), all.size());
            }
        }
        return problems;
    }

    /** Whether it was read already, as the file of another run. */
    private boolean isGood(Path folder, PublishedFile file) {
        try {
            Object inode = inode(folder.resolve(file.path()));
            return inode != null && good.contains(new Good(inode, file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static @Nullable Object inode(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** What is missing, cut short or elsewhere was told before. */
    private List<String> file(Path file, PublishedFile wanted, QueryReader reader) {
        try {
            boolean isOurs = file.normalize().startsWith(root.normalize());
            if (!isOurs
                    || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) != wanted.bytes()) {
                return List.of();
            }
            if (!Digest.of(file).equals(wanted.sha256())) {
                return List.of(file + " is not the file that was published: sha256 differs");
            }
            List<String> problems = figures(file, wanted, reader);
            Object inode = inode(file);
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
                    : List.of(
                            "%s holds %s, the manifest says %s"
                                    .formatted(file, text(found), text(promised)));
        } catch (EngineException unreadable) {
            return List.of(file + " cannot be read: " + firstLine(unreadable.getMessage()));
        }
    }

    private static String text(Figures figures) {
        return figures.rows() + " rows, sums " + figures.sums();
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
