package laurel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import laurel.DataException;
import laurel.FileTrouble;
import org.jspecify.annotations.Nullable;

/** Lets readers see a kept run again. Who calls holds the job's lock. */
public final class Rollback {
    private static final int NEAREST = 2;

    private final Path root;
    private final Runs runs;

    /**
     * @param root the publish folder
     */
    public Rollback(Path root) {
        this.root = root;
        this.runs = Runs.at(root);
    }

    /** The run that was asked for cannot be told; nothing was changed. */
    public static final class UnknownRunException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownRunException(String message) {
            super(message);
        }
    }

    /** How closely a run is looked at before readers see it. */
    public enum Look {
        /** Every file is there and has its size. */
        GLANCE,
        /** Every byte is as it was published. */
        DIGESTS
    }

    /** What readers see; null: nothing that is there. */
    public @Nullable Run seen() {
        Optional<String> id = new Pointer(root).readIfWhole().map(Pointer.Target::runId);
        return runs.list().stream()
                .filter(run -> id.equals(Optional.of(run.id())))
                .findFirst()
                .orElse(null);
    }

    /**
     * The run that a text names: its id, the beginning of its id, so also its as-of day, or of what
     * follows that.
     *
     * @throws UnknownRunException if there is none, or more than one
     * @throws DataException if it has no manifest, or a damaged one
     */
    public Run find(String text) {
        List<String> ids = runs.ids();
        List<String> meant =
                ids.contains(text)
                        ? List.of(text)
                        : ids.stream()
                                .filter(id -> !text.isEmpty())
                                .filter(id -> id.startsWith(text) || tail(id).startsWith(text))
                                .toList();
        if (meant.size() > 1) {
            throw new UnknownRunException(
                    "%s names %d runs, say which: %s"
                            .formatted(text, meant.size(), String.join(", ", meant)));
        }
        if (meant.isEmpty()) {
            throw new UnknownRunException(
                    "no run %s in %s; %s".formatted(text, runs.folder(), nearest(text)));
        }
        return whole(meant.get(0));
    }

    private Run whole(String id) {
        String nearest = nearest(id);
        try {
            return runs.find(id)
                    .orElseThrow(
                            () ->
                                    new DataException(
                                            "run %s has no %s: it was never completed"
                                                    .formatted(id, Manifest.NAME)));
        } catch (DataException damaged) {
            throw new DataException(firstLine(damaged) + "\n" + nearest);
        }
    }

    private static String firstLine(DataException damaged) {
        return String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
    }

    private static String tail(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    /**
     * The run before the one that readers see: the latest whose as-of day is not later and that is
     * not newer.
     *
     * @throws UnknownRunException if there is none
     */
    public Run before() {
        Run seen = seen();
        if (seen == null) {
            throw new UnknownRunException(
                    "%s names no run that is there; say which: %s"
                            .formatted(root.resolve(Pointer.NAME), nearest("")));
        }
        return runs.before(seen)
                .orElseThrow(
                        () ->
                                new UnknownRunException(
                                        "no run before %s; %s"
                                                .formatted(seen.id(), nearest(seen.id()))));
    }

    /**
     * Lets readers see a run.
     *
     * @throws DataException if it is not whole; readers see what they saw
     */
    public void to(Run run, Look look, Instant now) {
        List<String> problems =
                look == Look.DIGESTS
                        ? RunCheck.digests(run.folder())
                        : RunCheck.glance(run.folder());
        if (!problems.isEmpty()) {
            throw new DataException(
                    "run %s is not whole, readers see what they saw%n%s%n%s"
                            .formatted(
                                    run.id(),
                                    problems.stream()
                                            .map(problem -> "  " + problem)
                                            .collect(Collectors.joining("\n")),
                                    nearest(run.id())));
        }
        try {
            new Pointer(root).move(run.id(), run.asOf(), "rollback", now);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be replaced: %s"
                            .formatted(root.resolve(Pointer.NAME), FileTrouble.reason(e)),
                    e);
        }
    }

    /** Whole runs whose ids, that begin with a day, lie on both sides of a text. */
    private String nearest(String text) {
        List<Run> whole =
                runs.list().stream()
                        .filter(run -> !run.id().equals(text))
                        .filter(run -> RunCheck.glance(run.folder()).isEmpty())
                        .toList();
        List<Run> below = whole.stream().filter(run -> run.id().compareTo(text) < 0).toList();
        List<Run> above = whole.subList(below.size(), whole.size());
        List<String> near = new ArrayList<>();
        below.stream().skip(Math.max(0, below.size() - NEAREST)).forEach(r -> near.add(r.id()));
        above.stream().limit(NEAREST).forEach(run -> near.add(run.id()));
        return near.isEmpty()
                ? "no other run is whole"
                : "the nearest whole runs: " + String.join(", ", near);
    }
}
