package laurel.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import laurel.DataException;

/**
 * Whether the pointer leads readers to a run. What that run is worth is for others to find out.
 *
 * @param root the publish folder, in which there are runs
 */
record PointerCheck(Path root) {
    /**
     * @return what is wrong, a sentence each
     */
    List<String> problems() {
        Path file = root.resolve(Pointer.NAME);
        try {
            return new Pointer(root)
                    .read()
                    .map(target -> wrong(file, target))
                    .orElseGet(() -> List.of(file + " is missing, though there are runs"));
        } catch (DataException damaged) {
            return List.of(String.valueOf(damaged.getMessage()));
        }
    }

    private List<String> wrong(Path file, Pointer.Target seen) {
        if (!seen.path().equals(Pointer.Target.of(seen.runId(), seen.asOf()).path())) {
            return List.of(
                    "%s names run %s, but the path %s".formatted(file, seen.runId(), seen.path()));
        }
        Optional<Run> run;
        try {
            run = Runs.at(root).find(seen.runId());
        } catch (DataException damaged) {
            return List.of(); // that is told of the run
        }
        if (run.isEmpty()) {
            return List.of("%s names run %s, which is not there".formatted(file, seen.runId()));
        }
        return run.get().asOf().equals(seen.asOf())
                ? List.of()
                : List.of(
                        "%s says as of %s, its run is as of %s"
                                .formatted(file, seen.asOf(), run.get().asOf()));
    }
}
