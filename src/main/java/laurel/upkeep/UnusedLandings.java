package laurel.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import laurel.batch.WorkFolders;
import laurel.feeds.LandedFeeds;

/**
 * Landed files that the last run of no job read: their feed file is gone, or is read by other rules
 * now. Should one be wanted again, it is landed again.
 *
 * @param goingAway work folders that need nothing any more
 * @param cutoff what was landed later stays
 */
record UnusedLandings(Path state, Set<Path> goingAway, Instant cutoff) implements Sweeper {
    @Override
    public List<Leftover> find() throws IOException {
        Path landed = real(state.resolve("landed"));
        Set<Path> used = used(landed);
        List<Leftover> found = new ArrayList<>();
        for (Path feed : Entries.folders(landed)) {
            for (Path landing : Entries.folders(feed)) {
                if (landing.toString().endsWith(".tmp")) {
                    found.add(new Leftover(state, landing, "left by a run that died"));
                } else if (!used.contains(landing)
                        && !Entries.lastChange(landing).isAfter(cutoff)) {
                    found.add(new Leftover(state, landing, "landed file that no run reads now"));
                }
            }
        }
        return found;
    }

    private Set<Path> used(Path landed) throws IOException {
        Set<Path> used = new HashSet<>();
        for (WorkFolders job : WorkFolders.everyJob(state)) {
            for (Path work : job.list()) {
                if (!goingAway.contains(work)) {
                    LandedFeeds.read(work)
                            .ifPresent(
                                    feeds ->
                                            feeds.relations()
                                                    .values()
                                                    .forEach(
                                                            files ->
                                                                    files.forEach(
                                                                            file ->
                                                                                    add(
                                                                                            file,
                                                                                            landed,
                                                                                            used))));
                }
            }
        }
        return used;
    }

    /** The folder of the landing, {@code landed/<feed>/<key>}. */
    private static void add(Path file, Path landed, Set<Path> used) {
        Path real = real(file);
        if (real.startsWith(landed) && real.getNameCount() > landed.getNameCount() + 2) {
            used.add(landed.resolve(landed.relativize(real).subpath(0, 2)));
        }
    }

    /** Two jobs may know one state folder by different paths. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path.toAbsolutePath().normalize();
        }
    }
}
