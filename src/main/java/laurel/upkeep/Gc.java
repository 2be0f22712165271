package laurel.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import laurel.FileTrouble;
import laurel.Folders;

/** Deletes what nobody needs any more. Who calls holds the job's lock, so no run is alive. */
public final class Gc {
    private final Path publish;
    private final Path state;
    private final Retention retention;
    private final Instant now;

    /**
     * @param publish the publish folder; nothing outside it and the state folder is ever deleted
     * @param now the time that ages are reckoned from
     */
    public Gc(Path publish, Path state, Retention retention, Instant now) {
        this.publish = publish;
        this.state = state;
        this.retention = retention;
        this.now = now;
    }

    /**
     * What was deleted.
     *
     * @param bytes that became free
     * @param problems what could not be deleted and why, a sentence each
     */
    public record Swept(long bytes, List<String> problems) {}

    /**
     * What can go, changing nothing.
     *
     * @throws laurel.DataException if the pointer is damaged: nobody knows what readers see
     */
    public List<Leftover> find() throws IOException {
        List<Leftover> runs = new ArrayList<>(new CrashedRuns(publish).find());
        runs.addAll(new OldRuns(publish, retention, now).find());
        Instant cutoff = retention.cutoff(now);
        List<Leftover> work = new OldWork(state, cutoff).find();
        Set<Path> goingAway = work.stream().map(Leftover::path).collect(Collectors.toSet());
        List<Leftover> found = new ArrayList<>(runs);
        found.addAll(work);
        found.addAll(new UnusedLandings(state, goingAway, cutoff).find());
        return found;
    }

    /** How much room the leftovers take that nothing else shares. */
    public static long bytes(List<Leftover> leftovers) throws IOException {
        Space space = new Space();
        for (Leftover leftover : leftovers) {
            space.add(leftover.path());
        }
        return space.bytes();
    }

    /** Deletes them; what cannot be deleted does not keep the rest. */
    public Swept delete(List<Leftover> leftovers) throws IOException {
        Space space = new Space();
        List<String> problems = new ArrayList<>();
        Set<Path> done = new HashSet<>();
        for (Leftover leftover : leftovers) {
            Path path = leftover.path();
            try {
                if (!isInside(leftover)) {
                    problems.add(
                            path + " is reached over a link that leads out of " + leftover.root());
                } else if (done.add(path)) {
                    space.add(path);
                    Folders.delete(aside(path));
                }
            } catch (IOException e) {
                problems.add(path + " cannot be deleted: " + FileTrouble.reason(e));
            }
        }
        return new Swept(space.bytes(), problems);
    }

    private static boolean isInside(Leftover leftover) throws IOException {
        Path parent = leftover.path().toAbsolutePath().getParent();
        return parent != null && parent.toRealPath().startsWith(leftover.root().toRealPath());
    }

    /** At once out of the way: half deleted, nobody must take it for a run. */
    private static Path aside(Path path) throws IOException {
        if (path.toString().endsWith(".tmp")
                || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        Path aside = path.resolveSibling(path.getFileName() + ".old.tmp");
        Folders.delete(aside);
        return Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
    }
}
