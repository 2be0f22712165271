package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import laurel.batch.RunFiles;
import laurel.batch.WorkFolders;
import laurel.engine.QueryReader;
import laurel.engine.Source;
import laurel.publish.Runs;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;

/**
 * What the run was made of that readers see, or else the last completed one; readable with SQL.
 *
 * @param id the run's, empty when it was never published
 * @param title the line that says which run that is
 */
record LastRun(QueryReader reader, String id, String title) implements AutoCloseable {
    /**
     * @param relations those that will be read, cfg_run among them
     * @throws NoSuchFileException when no run of the job was completed, or its files are gone
     */
    static LastRun open(Path jobFile, List<String> relations) throws IOException {
        Job job = SpecReader.read(jobFile);
        Optional<String> seen = Runs.at(job.publishFolder()).currentId();
        Path work = work(WorkFolders.of(job.stateFolder(), job.name()), seen);
        RunFiles run = new RunFiles(work);
        Map<String, Source> files = run.relations();
        QueryReader reader = QueryReader.open();
        for (String relation : relations) {
            Source found = files.get(relation);
            if (found == null) {
                reader.close();
                throw new NoSuchFileException(
                        work.resolve(relation).toString(), null, "run the job again");
            }
            reader.register(relation, found);
        }
        String id = Files.exists(run.runId()) ? Files.readString(run.runId()).strip() : "";
        return new LastRun(reader, id, title(reader, id, seen));
    }

    /** That of the run that readers see; where it is not kept, that of the last completed one. */
    private static Path work(WorkFolders folders, Optional<String> seen) throws IOException {
        if (seen.isPresent()) {
            Optional<Path> current = folders.completed(seen.get());
            if (current.isPresent()) {
                return current.get();
            }
        }
        return folders.lastCompleted()
                .orElseThrow(
                        () ->
                                new NoSuchFileException(
                                        folders.folder().toString(),
                                        null,
                                        "no completed run of this job"));
    }

    private static String title(QueryReader reader, String id, Optional<String> seen) {
        Map<String, @Nullable Object> run = reader.rows("select job, as_of from cfg_run").get(0);
        String title =
                "Run %sof job %s, as of %s."
                        .formatted(id.isEmpty() ? "" : id + " ", run.get("job"), run.get("as_of"));
        return seen.isEmpty() || id.equals(seen.get())
                ? title
                : title + " Readers see run " + seen.get() + ", whose workings are not kept.";
    }

    @Override
    public void close() {
        reader.close();
    }
}
