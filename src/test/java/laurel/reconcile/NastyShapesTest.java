package laurel.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of {@link NastyCasesTest} in other files: the same comes of them. */
class NastyShapesTest {
    @TempDir private Path folder;

    /** Each seed varies its case in one way; the pipeline sees the varied case alone. */
    @Test
    void theShapeOfADeliveryDoesNotMatter() throws IOException {
        try (InProcess pipeline = new InProcess(folder)) {
            NastyCasesTest.check(
                    2 * NastyVariations.values().length,
                    seed -> {
                        Path set = folder.resolve("seed-" + seed);
                        NastyCase.write(seed, set);
                        return variations(pipeline, set, seed);
                    });
        }
    }

    /** The second path over all variations, the pipeline over one. */
    private static String variations(InProcess pipeline, Path set, long seed) {
        Answers plain = NastyCasesTest.answers(set);
        List<NastyVariations> variations = List.of(NastyVariations.values());
        NastyVariations chosen = variations.get((int) (seed % variations.size()));
        List<String> all = new ArrayList<>();
        for (NastyVariations variation : variations) {
            Path varied = set.resolveSibling(set.getFileName() + "-" + variation);
            variation.apply(set, varied);
            Answers answers = NastyCasesTest.answers(varied);
            Map<String, List<Map<String, String>>> found =
                    Map.of(
                            "ledger", Tables.ledger(answers),
                            "influencer_seasons", Tables.influencerSeasons(answers),
                            "tier_assignments", Tables.tierAssignments(answers));
            NastyCasesTest.compare(
                    plain, new InProcess.Built(found, List.of()), variation + " second path ", all);
            if (variation == chosen) {
                InProcess.Built built = pipeline.run(varied, "varied-" + seed);
                NastyCasesTest.compare(plain, built, variation + " ", all);
            }
        }
        return String.join("\n", all);
    }
}
