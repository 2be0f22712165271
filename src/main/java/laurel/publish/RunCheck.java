package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import laurel.DataException;
import laurel.FileTrouble;
import laurel.publish.Manifest.PublishedFile;

/**
 * Holds the folder of a run against its manifest without reading the files: the manifest is that of
 * this run, nothing is missing, nothing is cut short, nothing was added.
 */
public final class RunCheck {
    /** What a run moved in seasons that readers had seen, if a run came before it. */
    public static final String RESTATEMENT = "restatement.json";

    /** What lies beside the datasets of a run and is in no digest. */
    private static final Set<String> BESIDE =
            Set.of(
                    Manifest.NAME,
                    RunResults.NAME,
                    Sources.NAME,
                    CheckResults.NAME,
                    Reconciliation.NAME,
                    RESTATEMENT);

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private RunCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * @return what is wrong, a sentence each; empty when all is as it was published
     */
    public static List<String> glance(Path folder) {
        RunCheck check = new RunCheck(folder);
        check.manifest().ifPresent(check::compare);
        return List.copyOf(check.problems);
    }

    /** As {@link #glance}, with every file's SHA-256. */
    public static List<String> digests(Path folder) {
        List<String> glance = glance(folder);
        return glance.isEmpty() ? Manifest.in(folder).orElseThrow().problems(folder) : glance;
    }

    private Optional<Manifest> manifest() {
        try {
            Optional<Manifest> found = Manifest.in(folder);
            if (found.isEmpty()) {
                problems.add(folder + " has no " + Manifest.NAME + ": it was never completed");
            }
            return found;
        } catch (DataException damaged) {
            problems.add(String.valueOf(damaged.getMessage()).lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    private void compare(Manifest manifest) {
        Path file = folder.resolve(Manifest.NAME);
        if (manifest.schemaVersion() > Manifest.SCHEMA_VERSION) {
            problems.add(
                    "%s is of version %d, this program knows %d; use the program that wrote it"
                            .formatted(file, manifest.schemaVersion(), Manifest.SCHEMA_VERSION));
            return;
        }
        String name = String.valueOf(folder.getFileName());
        if (!manifest.runId().equals(name)) {
            problems.add("%s is that of run %s".formatted(file, manifest.runId()));
        }
        String made = manifest.identity().runId();
        if (!made.equals(manifest.runId())) {
            problems.add(
                    "%s was changed: what it says the run is made of makes run %s"
                            .formatted(file, made));
        }
        Set<String> promised = new TreeSet<>();
        for (PublishedFile published : manifest.files()) {
            promised.add(published.path());
            compare(published);
        }
        extra(promised);
    }

    private void compare(PublishedFile published) {
        Path file = folder.resolve(published.path());
        if (!file.normalize().startsWith(folder.normalize())) {
            problems.add(file + " is not in the run's folder");
            return;
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(file + " is missing");
            } else if (Files.size(file) != published.bytes()) {
                problems.add(
                        "%s has %d bytes, published were %d"
                                .formatted(file, Files.size(file), published.bytes()));
            }
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + FileTrouble.reason(e));
        }
    }

    /** Names with the separator of manifests. */
    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void extra(Set<String> promised) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                            String name = name(file);
                            if (!promised.contains(name) && !BESIDE.contains(name)) {
                                problems.add(file + " is no file of the run");
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + " cannot be listed: " + FileTrouble.reason(e), e);
        }
    }
}
