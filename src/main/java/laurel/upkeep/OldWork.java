package laurel.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import laurel.batch.WorkFolders;

/**
 * Work folders of attempts that failed and that nobody went on with for long, and what engines
 * spilled in those that stay. A run that is started again after all begins anew.
 *
 * @param cutoff what was touched later stays
 */
record OldWork(Path state, Instant cutoff) implements Sweeper {
    @Override
    public List<Leftover> find() throws IOException {
        List<Leftover> found = new ArrayList<>();
        for (WorkFolders job : WorkFolders.everyJob(state)) {
            for (Path work : job.list()) {
                if (!job.isCompleted(work) && !Entries.lastChange(work).isAfter(cutoff)) {
                    found.add(new Leftover(state, work, "attempt that was not gone on with"));
                } else if (!Entries.of(job.scratch(work)).isEmpty()) {
                    found.add(new Leftover(state, job.scratch(work), "spilled by a run"));
                }
            }
        }
        return found;
    }
}
