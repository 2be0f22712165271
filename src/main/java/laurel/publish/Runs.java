package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import laurel.DataException;
import laurel.FileTrouble;

/** The runs of a publish folder, for readers: resolve {@link #current()} once, then read that. */
public final class Runs {
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-z-]+");

    private final Path root;

    private Runs(Path root) {
        this.root = root;
    }

    /**
     * @param root the publish folder; it need not exist yet
     */
    public static Runs at(Path root) {
        return new Runs(root);
    }

    /**
     * The run that readers see; empty before the first.
     *
     * @throws DataException if the pointer or the run's manifest is damaged
     */
    public Optional<Run> current() {
        return currentId().flatMap(this::find);
    }

    /**
     * A run by its id; empty if there is none, or it is not complete.
     *
     * @throws DataException if its manifest is damaged
     */
    public Optional<Run> find(String runId) {
        return load(runId, currentIfWhole());
    }

    /** All complete runs in their {@link Run#ORDER}, but for those whose manifest is damaged. */
    public List<Run> list() {
        Optional<String> current = currentIfWhole();
        return ids().stream().flatMap(id -> readable(id, current)).sorted(Run.ORDER).toList();
    }

    /** The run before another, in their {@link Run#ORDER}; empty: it is the first. */
    public Optional<Run> before(Run run) {
        return list().stream()
                .filter(other -> Run.ORDER.compare(other, run) < 0)
                .reduce((earlier, later) -> later);
    }

    /** What is called like a run, complete or not, by name. */
    public List<String> ids() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> RUN_ID.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + " cannot be listed: " + FileTrouble.reason(e), e);
        }
    }

    /** Where the runs lie, a folder each, named by its id. */
    public Path folder() {
        return root.resolve("runs");
    }

    /**
     * What the pointer names, whether that is there or not; empty before the first run.
     *
     * @throws DataException if the pointer is damaged
     */
    public Optional<String> currentId() {
        return new Pointer(root).read().map(Pointer.Target::runId);
    }

    private Optional<String> currentIfWhole() {
        return new Pointer(root).readIfWhole().map(Pointer.Target::runId);
    }

    private Stream<Run> readable(String runId, Optional<String> current) {
        try {
            return load(runId, current).stream();
        } catch (DataException damaged) {
            return Stream.empty();
        }
    }

    private Optional<Run> load(String runId, Optional<String> current) {
        if (!RUN_ID.matcher(runId).matches()) {
            return Optional.empty();
        }
        Path run = folder().resolve(runId);
        return Manifest.in(run)
                .map(found -> new Run(runId, run, found, current.equals(Optional.of(runId))));
    }
}
