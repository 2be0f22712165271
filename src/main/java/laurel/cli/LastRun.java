package laurel.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import laurel.batch.RunFiles;
import laurel.batch.WorkFolders;
import laurel.engine.QueryReader;
import laurel.spec.Job;
import laurel.spec.SpecReader;

/** What the last completed run of a job was made of, readable with SQL. */
record LastRun(QueryReader reader) implements AutoCloseable {
    /**
     * @param relations those that will be read
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
        Map<String, List<Path>> files = new RunFiles(work).relations();
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
        return new LastRun(reader);
    }

    @Override
    public void close() {
        reader.close();
    }
}
