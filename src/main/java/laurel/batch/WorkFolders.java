package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.Folders;
import laurel.models.BuildFolders;

/**
 * The folders in which runs work, {@code work/<job>/<job key>}. Those of the last completed run and
 * of the run that readers see are kept, because explaining a figure needs what it was made of.
 *
 * @param folder the folder of one job's runs
 */
public record WorkFolders(Path folder) {
    private static final String COMPLETED = "completed";

    public static WorkFolders of(Path state, String job) {
        return new WorkFolders(state.resolve("work").resolve(job));
    }

    /** The files that models were built to, those of all jobs of a state folder. */
    static Path built(Path state) {
        return state.resolve("built");
    }

    /** All work folders of all jobs of a state folder. */
    static List<Path> all(Path state) throws IOException {
        List<Path> all = new ArrayList<>();
        for (WorkFolders job : everyJob(state)) {
            all.addAll(job.list());
        }
        return all;
    }

    Path of(JobIdentity identity) {
        return folder.resolve(identity.key());
    }

    /** Those of all jobs that share a state folder. */
    public static List<WorkFolders> everyJob(Path state) throws IOException {
        return list(state.resolve("work")).stream()
                .filter(job -> Files.isDirectory(job, LinkOption.NOFOLLOW_LINKS))
                .map(WorkFolders::new)
                .toList();
    }

    /** The folder of a new identity, empty. */
    Path begin(JobIdentity identity) throws IOException {
        Path work = of(identity);
        Folders.delete(work);
        return Files.createDirectories(work);
    }

    /**
     * Marks the folder as that of the last completed run and deletes the others of the job.
     *
     * @param current id of the run that readers see; what it was made of is kept
     */
    void complete(JobIdentity identity, Optional<String> current) throws IOException {
        Path work = of(identity);
        Files.writeString(work.resolve(COMPLETED), "");
        boolean isCurrent = current.isPresent() && runId(work).equals(current);
        for (Path other : list()) {
            boolean isKept = !isCurrent && current.isPresent() && runId(other).equals(current);
            if (!other.equals(work) && !isKept) {
                Folders.delete(other);
            }
        }
        Path state = folder.resolve("../..").normalize();
        BuildFolders.sweep(built(state), all(state));
    }

    /** The folder of the last completed run, if there is one. */
    public Optional<Path> lastCompleted() throws IOException {
        Path last = null;
        for (Path work : list()) {
            if (isCompleted(work)
                    && (last == null || completedAt(work).compareTo(completedAt(last)) > 0)) {
                last = work;
            }
        }
        return Optional.ofNullable(last);
    }

    /** The folder in which a run was made, if it is kept. */
    public Optional<Path> completed(String runId) throws IOException {
        for (Path work : list()) {
            if (isCompleted(work) && runId(work).equals(Optional.of(runId))) {
                return Optional.of(work);
            }
        }
        return Optional.empty();
    }

    /** Whether its run was completed. */
    public boolean isCompleted(Path work) {
        return Files.exists(work.resolve(COMPLETED));
    }

    /** Where the engine spilled; of no use when no run is alive. */
    public Path scratch(Path work) {
        return new RunFiles(work).scratch();
    }

    /** All work folders of the job. */
    public List<Path> list() throws IOException {
        return list(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static FileTime completedAt(Path work) throws IOException {
        return Files.getLastModifiedTime(work.resolve(COMPLETED));
    }

    private static Optional<String> runId(Path work) throws IOException {
        Path file = new RunFiles(work).runId();
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
