package laurel.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import laurel.spec.binding.Problem;
import laurel.testing.JobText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ContradictionsTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "contradictions.csv",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void aContradictionIsNamed(String key, String yaml, String path, String message) {
        SpecException wrong =
                assertThrows(SpecException.class, () -> new JobText().with(key, yaml).read(folder));
        assertEquals(
                List.of(path + ": " + message),
                wrong.problems().stream().map(ContradictionsTest::text).toList());
    }

    @Test
    void aMissingFeedIsNamed() {
        SpecException wrong =
                assertThrows(
                        SpecException.class,
                        () ->
                                new JobText()
                                        .with("feeds[1]", "{feed: fx, source: fx.csv}")
                                        .read(folder));
        assertEquals(
                "feeds: no feed for codes; orders, codes and posts are needed",
                text(wrong.problems().get(0)));
    }

    @Test
    void missingKeysAreNamed() {
        SpecException wrong =
                assertThrows(
                        SpecException.class,
                        () -> new JobText().without("name").without("publish").read(folder));
        assertEquals(
                List.of("name: is missing; it is required", "publish: is missing; it is required"),
                wrong.problems().stream().map(ContradictionsTest::text).toList());
    }

    private static String text(Problem problem) {
        return problem.path() + ": " + problem.message();
    }
}
