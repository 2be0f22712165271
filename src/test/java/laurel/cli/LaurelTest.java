package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LaurelTest {
    private static CommandLine commandLine() {
        return Laurel.commandLine(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }

    static Stream<String> commands() {
        return commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself_with_an_example(String command) {
        Cli.Answer answer = Cli.run(command, "--help");
        assertEquals(0, answer.exitCode());
        assertTrue(answer.out().contains("Example:\n  laurel " + command), answer.out());
        assertEquals("", answer.err());
    }

    @Test
    void help_lists_the_commands_and_the_exit_codes() {
        Cli.Answer answer = Cli.run("--help");
        assertTrue(answer.out().contains("another run is alive"), answer.out());
        commands().forEach(command -> assertTrue(answer.out().contains("  " + command)));
    }

    @Test
    void a_mistyped_command_is_wrong_use_with_a_suggestion() {
        Cli.Answer answer = Cli.run("chek");
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("laurel check"), answer.err());
        assertEquals("", answer.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "gc", "verify", "rollback", "report"})
    void who_gives_a_job_file_without_its_option_is_told_of_it(String command) {
        Cli.Answer answer = Cli.run(command, "jobs/nightly.yml");
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("--job jobs/nightly.yml"), answer.err());
    }

    @Test
    void a_handle_is_not_taken_for_a_file_of_arguments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        Cli.Answer answer = Cli.run("@" + file);
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("@" + file), answer.err());
    }

    @Test
    void no_command_is_wrong_use_and_prints_the_usage() {
        Cli.Answer answer = Cli.run();
        assertEquals(2, answer.exitCode());
        assertEquals("", answer.out());
        assertTrue(answer.err().startsWith("Usage: laurel"), answer.err());
        commands().forEach(command -> assertTrue(answer.err().contains("  " + command)));
    }

    @Test
    void the_version_is_one_line() {
        Cli.Answer answer = Cli.run("--version");
        assertEquals(0, answer.exitCode());
        assertTrue(answer.out().matches("laurel \\S+\\R"), answer.out());
    }

    @Test
    void options_are_known_by_one_spelling() {
        CommandLine line = commandLine();
        line.getSubcommands()
                .values()
                .forEach(
                        command ->
                                command.getCommandSpec()
                                        .options()
                                        .forEach(
                                                option ->
                                                        assertTrue(
                                                                option.longestName()
                                                                        .matches("--[a-z-]+"))));
    }
}
