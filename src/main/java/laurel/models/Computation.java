package laurel.models;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What SQL cannot say alike on every engine, done once in Java: the rows of a model's query become
 * the rows of its relation. The head of the model's file says so and names the method by a number
 * that is raised when the method changes, so that the text stays what the relation depends on.
 */
interface Computation {
    /** By the name of the model. */
    Map<String, Computation> ALL =
            Map.of(
                    "path_effects", new RemovalEffects(),
                    "season_path_effects", new RemovalEffects(),
                    "tier_confidence", new TierConfidence());

    /**
     * @param counted Parquet with the rows of the query, in no particular order
     * @param target the relation's file, which is not there yet
     * @param threads how many it may use
     * @return number of rows written
     */
    long write(Path counted, Path target, int threads);

    static Optional<Computation> of(Model model) {
        return Optional.ofNullable(ALL.get(model.name()));
    }
}
