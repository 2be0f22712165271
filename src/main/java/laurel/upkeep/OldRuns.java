package laurel.upkeep;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import laurel.publish.History;
import laurel.publish.Run;
import laurel.publish.Runs;

/** Runs that are neither among the latest, nor young, nor of any use to readers. */
record OldRuns(Path publish, Retention retention, Instant now) implements Sweeper {
    @Override
    public List<Leftover> find() {
        Runs runs = Runs.at(publish);
        List<Run> all = runs.list();
        if (all.stream().noneMatch(Run::isCurrent)) {
            return List.of(); // without knowing what readers see, nothing is old
        }
        Set<String> kept = retention.kept(all, new History(publish).moves(), now);
        return all.stream()
                .filter(run -> !kept.contains(run.id()))
                .map(run -> new Leftover(publish, run.folder(), "run as of " + run.asOf()))
                .toList();
    }
}
