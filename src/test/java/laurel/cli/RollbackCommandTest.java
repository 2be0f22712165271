package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import laurel.Main;
import org.junit.jupiter.api.Test;

/** Going back to a run that is kept. */
class RollbackCommandTest extends AfterTwoNights {
    @Test
    void rollback_brings_back_the_run_before_and_says_so() throws Exception {
        Cli.Answer answer = rollback();
        assertEquals(0, answer.exitCode(), answer.err());
        assertEquals(
                "Readers saw run %s as of 2025-11-30 and now see run %s as of 2025-11-29.\n"
                        .formatted(second.id(), first.id()),
                answer.out());
        assertEquals(first.id(), nights.current());
        Cli.Answer further = rollback();
        assertEquals(2, further.exitCode());
        assertTrue(further.err().startsWith("no run before " + first.id()), further.err());
        assertEquals(first.id(), nights.current());
    }

    @Test
    void rollback_goes_to_a_day_a_beginning_of_an_id_and_an_id() {
        assertEquals(0, rollback("2025-11-29").exitCode());
        assertEquals(first.id(), nights.current());
        assertEquals(0, rollback(second.id().substring(0, 14), "--verify").exitCode());
        assertEquals(second.id(), nights.current());
        Cli.Answer again = rollback(second.id());
        assertEquals(0, again.exitCode());
        assertEquals(
                "Readers see run " + second.id() + " as of 2025-11-30, as before.\n", again.out());
        List<String> history =
                Cli.run("runs", "--job", night.job(), "--history").out().lines().toList();
        assertEquals(5, history.size());
        assertTrue(
                history.get(4).endsWith(second.id() + "  rollback  " + first.id()), history.get(4));
    }

    @Test
    void rollback_starts_neither_the_engine_nor_the_batch() throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "rollback",
                                "--job",
                                night.job().toString())
                        .redirectErrorStream(true)
                        .start();
        String loaded = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), loaded);
        assertEquals(first.id(), nights.current());
        assertTrue(loaded.contains(" laurel.publish.Rollback "), loaded);
        assertEquals(
                List.of(),
                loaded.lines()
                        .filter(line -> line.matches(".* org\\.(springframework|duckdb|h2)\\..*"))
                        .toList());
    }

    @Test
    void rollback_refuses_what_is_unknown_or_ambiguous_and_names_the_nearest() {
        Cli.Answer unknown = rollback("2025-11-28");
        assertEquals(2, unknown.exitCode());
        assertTrue(
                unknown.err()
                        .startsWith(
                                "no run 2025-11-28 in %s; the nearest whole runs: %s, %s\n"
                                        .formatted(
                                                night.published().resolve("runs"),
                                                first.id(),
                                                second.id())),
                unknown.err());
        Cli.Answer both = rollback("2025-11");
        assertEquals(2, both.exitCode());
        assertTrue(both.err().startsWith("2025-11 names 2 runs, say which: "), both.err());
        assertEquals(2, rollback("../published").exitCode());
        assertEquals(second.id(), nights.current());
    }

    @Test
    void rollback_refuses_a_run_that_is_not_whole() throws Exception {
        Path ledger = first.files("ledger").get(0);
        byte[] bytes = Files.readAllBytes(ledger);
        bytes[bytes.length / 2] ^= 1;
        Files.write(ledger, bytes);
        Cli.Answer looked = rollback("2025-11-29", "--verify");
        assertEquals(3, looked.exitCode());
        assertTrue(looked.err().contains(ledger + " is not the file"), looked.err());
        Files.delete(ledger);
        Cli.Answer gone = rollback("2025-11-29");
        assertEquals(3, gone.exitCode());
        assertEquals(
                """
                run %s is not whole, readers see what they saw
                  %s is missing
                the nearest whole runs: %s
                """
                        .formatted(first.id(), ledger, second.id()),
                gone.err());
        Files.delete(first.folder().resolve("MANIFEST.json"));
        assertEquals(3, rollback("2025-11-29").exitCode());
        assertEquals(second.id(), nights.current());
    }

    @Test
    void rollback_repairs_a_damaged_pointer() throws Exception {
        Path pointer = night.published().resolve("CURRENT.json");
        Files.writeString(pointer, "{\"run_id\": ");
        assertEquals(3, night.runAsOf("2025-11-30").exitCode());
        assertEquals(2, rollback().exitCode());
        assertEquals(3, verify().exitCode());
        assertEquals(3, Cli.run("gc", "--job", night.job()).exitCode());
        Cli.Answer answer = rollback(second.id());
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().startsWith("Readers saw no whole run and now see"), answer.out());
        assertEquals(0, verify().exitCode());
    }

    @Test
    void the_night_after_a_rollback_goes_on_as_ever() throws Exception {
        rollback();
        Cli.Answer same = night.runAsOf("2025-11-30");
        assertEquals(0, same.exitCode(), same.err());
        assertEquals(second.id(), nights.current());
    }

    @Test
    void explain_speaks_of_what_readers_see() {
        rollback();
        Cli.Answer answer = Cli.run("explain", "order", "o1", "--job", night.job());
        assertTrue(
                answer.out()
                        .startsWith(
                                "Run %s of job nightly, as of 2025-11-30. Readers see run %s, whose"
                                        .formatted(second.id(), first.id())),
                answer.out() + answer.err());
        night.runAsOf("2025-11-28");
        rollback(second.id());
        Cli.run("backfill", night.job(), "--from", "2025-11-27", "--to", "2025-11-27");
        String seen = Cli.run("explain", "order", "o1", "--job", night.job()).out();
        assertFalse(seen.contains("whose workings"), seen);
    }
}
