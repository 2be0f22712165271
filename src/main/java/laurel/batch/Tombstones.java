package laurel.batch;

import java.util.stream.Stream;
import laurel.feeds.Forgotten;
import laurel.publish.RunIdentity;
import laurel.spec.Job;

/** Who was forgotten, as an input of runs: the same files make another run from then on. */
final class Tombstones {
    private Tombstones() {}

    /** One, or none where nobody was. */
    static Stream<RunIdentity.Input> inputs(Job job) {
        Forgotten forgotten = Forgotten.in(job.stateFolder());
        return forgotten.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new RunIdentity.Input(
                                Forgotten.INPUT, "people", forgotten.digest(), forgotten.count()));
    }
}
