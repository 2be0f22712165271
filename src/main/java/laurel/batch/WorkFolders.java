package laurel.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import laurel.Folders;

/**
 * The folders in which runs work, {@code work/<job>/<job key>}. That of the last completed run is
 * kept until the next run completes, because explaining a figure needs what it was made of.
 *
 * @param folder the folder of one job's runs
 */
public record WorkFolders(Path folder) {
    private static final String COMPLETED = "completed";

    public static WorkFolders of(Path state, String job) {
        return new WorkFolders(state.resolve("work").resolve(job));
    }

    Path of(JobIdentity identity) {
        return folder.resolve(identity.key());
    }

    /** The folder of a new identity, empty. */
    Path begin(JobIdentity identity) throws IOException {
        Path work = of(identity);
        Folders.delete(work);
        return Files.createDirectories(work);
    }

    /** Marks the folder as that of the last completed run and deletes all others of the job. */
    void complete(JobIdentity identity) throws IOException {
        Path work = of(identity);
        Files.writeString(work.resolve(COMPLETED), "");
        for (Path other : list()) {
            if (!other.equals(work)) {
                Folders.delete(other);
            }
        }
    }

    /** The folder of the last completed run, if there is one. */
    public Optional<Path> lastCompleted() throws IOException {
        return list().stream().filter(work -> Files.exists(work.resolve(COMPLETED))).findFirst();
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
