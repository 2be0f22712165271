package laurel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher hands to a Java that only prints it, one argument a line. */
class LauncherTest {
    @TempDir Path folder;

    private Path home;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("opt").resolve("a laurel")).toRealPath();
        launcher = home.resolve("laurel");
        Files.copy(Path.of("src/main/launcher/laurel"), launcher);
        assertTrue(launcher.toFile().setExecutable(true));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
    }

    @Test
    void arguments_arrive_as_given_behind_the_jar() throws Exception {
        List<String> handed = start(launcher, "show", "a b", "*");
        int jar = handed.indexOf("-jar");
        assertEquals(
                List.of("-jar", home.resolve("laurel.jar").toString(), "show", "a b", "*"),
                handed.subList(jar, handed.size()));
    }

    @Test
    void a_link_to_it_finds_the_jar() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        assertTrue(start(link, "runs").contains(home.resolve("laurel.jar").toString()));
    }

    @Test
    void short_commands_start_quickly_and_long_ones_run_fast() throws Exception {
        assertTrue(start(launcher, "--help").contains("-XX:TieredStopAtLevel=1"));
        assertFalse(start(launcher, "run", "job.yml").contains("-XX:TieredStopAtLevel=1"));
    }

    @Test
    void options_of_the_user_come_behind_the_defaults() throws Exception {
        List<String> handed = start(launcher, "run", "job.yml");
        assertTrue(handed.indexOf("-Xmx1g") < handed.indexOf("-Xmx7g"), handed.toString());
    }

    @Test
    void a_newer_java_gets_the_option_that_older_ones_refuse() throws Exception {
        String option = "--sun-misc-unsafe-memory-access=allow";
        assertFalse(start(launcher, "runs").contains(option));
        Files.writeString(
                folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");
        assertTrue(start(launcher, "runs").contains(option));
    }

    @Test
    void what_is_written_is_for_owner_and_group_only() throws Exception {
        Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\numask\n");
        assertEquals(
                List.of("0027"), start(launcher, "run").stream().map(LauncherTest::octal).toList());
    }

    private static String octal(String umask) {
        return "%04o".formatted(Integer.parseInt(umask, 8));
    }

    private List<String> start(Path command, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("LAUREL_OPTS", "-Xmx7g");
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.lines().toList();
    }
}
