package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.FileTrouble;
import tools.jackson.core.JacksonException;

/** The runs of a publish folder, for readers: resolve {@link #current()} once, then read that. */
public final class Runs {
    static final String POINTER = "CURRENT.json";
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-z-]+");

    private final Path root;

    /** {@code CURRENT.json}. */
    record Pointer(String runId, String path, LocalDate asOf) {
        static Pointer to(String runId, LocalDate asOf) {
            return new Pointer(runId, "runs/" + runId, asOf);
        }
    }

    private Runs(Path root) {
        this.root = root;
    }

    /**
     * @param root the publish folder; it need not exist yet
     */
    public static Runs at(Path root) {
        return new Runs(root);
    }

    /** The run that readers see; empty before the first. */
    public Optional<Run> current() {
        return currentId().flatMap(this::find);
    }

    /** A run by its id; empty if there is none, or it is not complete. */
    public Optional<Run> find(String runId) {
        Optional<String> current = currentId();
        return load(runId, current);
    }

    /** All complete runs, by as-of day, then id. */
    public List<Run> list() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Optional<String> current = currentId();
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.map(run -> String.valueOf(run.getFileName()))
                    .flatMap(id -> load(id, current).stream())
                    .sorted(Comparator.comparing(Run::asOf).thenComparing(Run::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + " cannot be listed: " + FileTrouble.reason(e), e);
        }
    }

    Path folder() {
        return root.resolve("runs");
    }

    private Optional<String> currentId() {
        Path pointer = root.resolve(POINTER);
        return read(pointer, Pointer.class).map(Pointer::runId);
    }

    private Optional<Run> load(String runId, Optional<String> current) {
        if (!RUN_ID.matcher(runId).matches()) {
            return Optional.empty();
        }
        Path run = folder().resolve(runId);
        return read(run.resolve(Manifest.NAME), Manifest.class)
                .map(found -> new Run(runId, run, found, current.equals(Optional.of(runId))));
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    file + " is damaged: " + e.getOriginalMessage() + "; publish again", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
