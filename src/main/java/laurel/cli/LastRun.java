package laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import laurel.batch.RunFiles;
import laurel.batch.WorkFolders;
import laurel.engine.QueryReader;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;

/**
 * What the last completed run of a job was made of, readable with SQL.
 *
 * @param title the line that says which run that is
 */
record LastRun(QueryReader reader, String title) implements AutoCloseable {
    /**
     * @param relations those that will be read, cfg_run among them
     * @throws NoSuchFileException when no run of the job was completed, or its files are gone
     */
    static LastRun open(Path jobFile, List<String> relations) throws IOException {
        Job job = SpecReader.read(jobFile);
        WorkFolders folders = WorkFolders.of(job.stateFolder(), job.name());
        Path work =
                folders.lastCompleted()
                        .orElseThrow(
                                () ->
                                        new NoSuchFileException(
                                                folders.folder().toString(),
                                                null,
                                                "no completed run of job " + job.name()));
        RunFiles run = new RunFiles(work);
        Map<String, List<Path>> files = run.relations();
        QueryReader reader = QueryReader.open();
        for (String relation : relations) {
            List<Path> found = files.get(relation);
            if (found == null) {
                reader.close();
                throw new NoSuchFileException(
                        work.resolve(relation).toString(), null, "run the job again");
            }
            reader.register(relation, found);
        }
        return new LastRun(reader, title(reader, run.runId()));
    }

    private static String title(QueryReader reader, Path idFile) throws IOException {
        Map<String, @Nullable Object> run = reader.rows("select job, as_of from cfg_run").get(0);
        String id = Files.exists(idFile) ? Files.readString(idFile) + " " : "";
        return "Run " + id + "of job " + run.get("job") + ", as of " + run.get("as_of") + ".";
    }

    @Override
    public void close() {
        reader.close();
    }
}
