package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import laurel.Main;
import laurel.batch.ChildArchive;
import laurel.batch.ChildJvm;
import laurel.models.ModelGraph;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends a run, a plain start afterwards publishes what an undisturbed run publishes. */
class KilledRunTest {
    @TempDir static Path undisturbed;

    private static String expected = "";
    private static ChildArchive archive;

    @TempDir Path folder;

    @BeforeAll
    static void runUndisturbed() throws IOException, InterruptedException {
        SmallNight night = SmallNight.in(undisturbed);
        archive = ChildArchive.of(command(night), undisturbed.resolve("archive"));
        expected = manifest(night);
    }

    static Stream<String> stages() {
        return Stream.of(List.of("land"), ModelGraph.load().folders(), List.of("audit", "publish"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_run_killed_in_a_stage_is_finished_by_a_plain_start(String stage) throws Exception {
        SmallNight night = SmallNight.in(folder);
        Process child = startUntil(night, stage);
        child.destroyForcibly().waitFor();
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
        assertEquals(expected, manifest(night));
    }

    @Test
    void a_terminated_run_says_so_and_is_gone_on_with() throws Exception {
        SmallNight night = SmallNight.in(folder);
        Process child = startUntil(night, "1_staged");
        child.destroy();
        assertEquals(143, child.waitFor());
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.err().contains("going on where it ended"), answer.err());
        assertEquals(expected, manifest(night));
    }

    @Test
    void a_second_process_is_refused_while_the_first_works() throws Exception {
        SmallNight night = SmallNight.in(folder);
        Process child = startUntil(night, "land");
        Cli.Answer answer = night.run();
        child.destroyForcibly().waitFor();
        assertEquals(75, answer.exitCode());
        assertTrue(answer.err().contains("pid " + child.pid()), answer.err());
    }

    /** A run in a process of its own that has just told that it begins the stage. */
    private static Process startUntil(SmallNight night, String stage) throws IOException {
        Process child = ChildJvm.startHeard(archive.using(command(night)));
        BufferedReader heard = child.errorReader(java.nio.charset.StandardCharsets.UTF_8);
        String line = heard.readLine();
        while (line != null && !line.contains("\"stage_started\",\"stage\":\"" + stage)) {
            line = heard.readLine();
        }
        assertTrue(line != null, "the run ended before " + stage);
        return child;
    }

    private static List<String> command(SmallNight night) {
        return ChildJvm.command(
                List.of(),
                Main.class,
                "run",
                night.job().toString(),
                "--as-of",
                SmallNight.AS_OF,
                "--log-format",
                "json");
    }

    private static String manifest(SmallNight night) throws IOException {
        Run run = Runs.at(night.published()).current().orElseThrow();
        return Files.readString(run.folder().resolve("MANIFEST.json"));
    }
}
