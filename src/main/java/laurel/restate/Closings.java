package laurel.restate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import laurel.Digest;
import laurel.FileTrouble;
import laurel.Folders;
import laurel.publish.Disk;
import laurel.publish.Json;
import laurel.spec.Job;
import laurel.spec.Seasons;
import laurel.spec.SpecException;
import laurel.spec.binding.Problem;
import tools.jackson.core.JacksonException;

/**
 * The closed seasons of a job, in {@code closed/<job>/<season>} of its state folder. Whoever
 * changes them holds the lock of that folder.
 */
public final class Closings {
    static final String NAME = "closing.json";
    private static final String UNFINISHED = ".tmp";

    private final Job job;
    private final Path folder;

    private Closings(Job job) {
        this.job = job;
        this.folder = job.stateFolder().resolve("closed").resolve(job.name());
    }

    public static Closings of(Job job) {
        return new Closings(job);
    }

    /** All of them, by season. */
    public List<Closing> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Closing> closings = new ArrayList<>();
            for (Path entry : entries.sorted().toList()) {
                if (Files.exists(entry.resolve(NAME)) && !entry.toString().endsWith(UNFINISHED)) {
                    closings.add(read(entry.resolve(NAME)));
                }
            }
            return closings;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    public Optional<Closing> find(String seasonId) {
        return list().stream().filter(closing -> closing.seasonId().equals(seasonId)).findFirst();
    }

    /**
     * Those that count in a run: closed with the same or an earlier as-of day.
     *
     * @throws SpecException if the job no longer has such a season, or counts in another currency
     */
    public List<Closing> at(LocalDate asOf) {
        List<Closing> counting =
                list().stream().filter(closing -> !closing.asOf().isAfter(asOf)).toList();
        Set<String> known =
                Seasons.of(job, asOf).stream()
                        .map(Seasons.Occurrence::seasonId)
                        .collect(Collectors.toSet());
        String currency = job.currency().getCurrencyCode();
        List<Problem> problems = new ArrayList<>();
        for (Closing closing : counting) {
            String id = closing.seasonId();
            if (!known.contains(id)) {
                problems.add(
                        problem(
                                "%s is closed, but the job has no such season; bring it back, or laurel reopen %s"
                                        .formatted(id, id)));
            } else if (!closing.currency().equals(currency)) {
                problems.add(
                        problem(
                                "%s is closed in %s, but the job's currency is %s; laurel reopen %s, or go back to %s"
                                        .formatted(
                                                id,
                                                closing.currency(),
                                                currency,
                                                id,
                                                closing.currency())));
            }
        }
        if (!problems.isEmpty()) {
            throw new SpecException(problems);
        }
        return counting;
    }

    private Problem problem(String text) {
        return new Problem(folder.toString(), "", 0, text);
    }

    /** The frozen rows of a dataset, exactly the file that was published. */
    Path file(Closing closing, String dataset) {
        return folder.resolve(closing.seasonId()).resolve(dataset + ".parquet");
    }

    /**
     * @throws IllegalStateException if a frozen file is not what was closed
     */
    void check(Closing closing) {
        closing.files()
                .forEach(
                        (dataset, sha256) -> {
                            Path file = file(closing, dataset);
                            try {
                                if (!Digest.of(file).equals(sha256)) {
                                    throw new UncheckedIOException(
                                            new IOException(
                                                    "%s is not the file that was closed: sha256 differs; bring it back, or laurel reopen %s"
                                                            .formatted(file, closing.seasonId())));
                                }
                            } catch (IOException e) {
                                throw new UncheckedIOException(
                                        file + " cannot be read: " + FileTrouble.reason(e), e);
                            }
                        });
    }

    /**
     * Adds a closing at once: other readers see all of it, or nothing.
     *
     * @param published dataset to the file that is frozen
     */
    void add(Closing closing, Map<String, Path> published) throws IOException {
        Path target = folder.resolve(closing.seasonId());
        Path unfinished = folder.resolve(closing.seasonId() + UNFINISHED);
        Files.createDirectories(folder);
        Folders.delete(unfinished);
        Disk.createFolder(unfinished);
        for (Map.Entry<String, Path> file : published.entrySet()) {
            Path copy = unfinished.resolve(file.getKey() + ".parquet");
            Files.copy(file.getValue(), copy);
            if (!Digest.of(copy).equals(closing.files().get(file.getKey()))) {
                throw new IOException(
                        file.getValue() + " is not the file that was published: sha256 differs");
            }
        }
        Files.write(unfinished.resolve(NAME), Json.bytes(closing));
        Disk.settle(unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceFolder(folder);
    }

    /** Forgets a closing at once. */
    public void remove(Closing closing) throws IOException {
        Path leaving = folder.resolve(closing.seasonId() + UNFINISHED);
        Folders.delete(leaving);
        Files.move(folder.resolve(closing.seasonId()), leaving, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceFolder(folder);
        Folders.delete(leaving);
    }

    private static Closing read(Path file) throws IOException {
        try {
            return Json.read(Files.readAllBytes(file), Closing.class);
        } catch (JacksonException e) {
            throw new IOException(file.getFileName() + " is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
