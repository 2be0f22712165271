package laurel.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFoldersTest {
    @TempDir Path state;

    @Test
    void a_new_identity_finds_an_empty_folder() throws Exception {
        var folders = WorkFolders.of(state, "nightly");
        Path work = folders.begin(NightSample.IDENTITY);
        Files.createDirectories(work.resolve("models"));
        Files.writeString(work.resolve("models").resolve("torn.parquet"), "PAR1");
        assertEquals(List.of(), list(folders.begin(NightSample.IDENTITY)));
    }

    @Test
    void completing_deletes_the_others_of_the_job_only() throws Exception {
        var folders = WorkFolders.of(state, "nightly");
        Path old = folders.begin(NightSample.IDENTITY.again());
        Path other = WorkFolders.of(state, "monthly").begin(NightSample.IDENTITY);
        assertEquals(Optional.empty(), folders.lastCompleted());
        Path work = folders.begin(NightSample.IDENTITY);
        folders.complete(NightSample.IDENTITY, Optional.empty());
        assertEquals(Optional.of(work), folders.lastCompleted());
        assertFalse(Files.exists(old));
        assertEquals(List.of(), list(other));
    }

    @Test
    void what_the_current_run_was_made_of_is_kept_until_another_is_current() throws Exception {
        var folders = WorkFolders.of(state, "nightly");
        Path seen = made(folders, NightSample.IDENTITY, "seen", "seen");
        Path past = made(folders, NightSample.IDENTITY.again(), "past", "seen");
        assertEquals(Optional.of(seen), folders.completed("seen"));
        assertEquals(Optional.of(past), folders.completed("past"));
        Path next = made(folders, NightSample.IDENTITY.again().again(), "next", "next");
        assertEquals(List.of(next), folders.list());
    }

    private static Path made(
            WorkFolders folders, JobIdentity identity, String runId, String current)
            throws IOException {
        Path work = folders.begin(identity);
        Files.writeString(work.resolve("run-id"), runId);
        folders.complete(identity, Optional.of(current));
        return work;
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    static void deleteAll(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
