package laurel.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.Crew;
import laurel.Digest;
import laurel.Workers;
import laurel.spec.Job;
import laurel.testing.CaseJob;
import laurel.testing.JobText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others land elsewhere is what this process would land. */
class ErrandTest {
    private static final Path SET = Path.of("src/test/resources/tiny");
    private static final Crew.Task DONE = Errand::run;

    /** Drawn once: every draw is salted anew. */
    private static final Forgotten FORGOTTEN =
            Forgotten.NONE.with(Forgotten.Kind.CUSTOMER, List.of("c1"));

    @TempDir private Path folder;

    @Test
    void everyFileOfAnotherCrewIsTheSame() {
        Map<String, String> here = landed("here", Optional.empty());
        assertTrue(here.size() > 10, here.keySet()::toString);
        assertEquals(here, landed("elsewhere", Optional.of(each(1))));
    }

    @Test
    void whoIsGivenUpAndGoesOnIsInNobodysWay() {
        assertEquals(landed("here", Optional.empty()), landed("twice", Optional.of(each(2))));
    }

    @Test
    void problemsComeBack() throws IOException {
        Job job = new JobText().read(folder);
        for (String feed : List.of("orders", "codes", "posts")) {
            Files.createDirectories(folder.resolve(feed));
            Files.writeString(folder.resolve(feed).resolve("1.csv"), "nothing,known\n1,2\n");
        }
        FeedException refused =
                assertThrows(FeedException.class, () -> land(job, folder, Optional.of(each(1))));
        String text = String.valueOf(refused.getMessage());
        assertTrue(text.contains("orders 1.csv"), text);
        assertTrue(text.contains("posts 1.csv"), text);
    }

    /** Does every errand so many times at once. */
    private static Crew each(int times) {
        return (errands, task) ->
                Workers.map(
                        2,
                        errands,
                        errand ->
                                Workers.map(
                                                times,
                                                Collections.nCopies(times, errand),
                                                ErrandTest::run)
                                        .get(0));
    }

    private static String run(String errand) {
        try {
            return DONE.run(errand);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Digests of the landed files, by path. */
    private Map<String, String> landed(String name, Optional<Crew> crew) {
        Path home = folder.resolve(name);
        land(CaseJob.of(SET, home), home, crew);
        try (Stream<Path> files = Files.walk(home.resolve("landed"))) {
            Map<String, String> digests = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(home.relativize(file).toString(), Digest.of(file));
            }
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void land(Job job, Path home, Optional<Crew> crew) {
        LandingSettings settings =
                new LandingSettings(
                        job.timezone(),
                        job.currency().getCurrencyCode(),
                        job.attribution().linkParameters(),
                        "a key for tests".getBytes(StandardCharsets.UTF_8),
                        2,
                        FORGOTTEN);
        Landing.land(
                job.feeds(),
                settings,
                home.resolve("landed"),
                home.resolve("work"),
                FeedHistory.NONE,
                LandingProgress.silent(),
                crew);
    }
}
