package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import laurel.Main;
import laurel.batch.ChildJvm;
import laurel.batch.RunLock;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandTest {
    @TempDir Path folder;

    private SmallNight night;

    @BeforeEach
    void write() throws Exception {
        night = SmallNight.in(folder);
    }

    @Test
    void every_day_is_the_run_that_its_night_would_have_made() throws Exception {
        Cli.Answer answer = backfill("2025-11-28", "2025-11-29");
        assertEquals(0, answer.exitCode(), answer.err());
        Map<String, String> filled = manifests(night);
        assertEquals(
                List.of("2025-11-28", "2025-11-29"),
                filled.keySet().stream().map(id -> id.substring(0, 10)).toList());
        assertTrue(
                answer.out().contains("\n2 days: 2 published, 0 there before, 0 to run\n"),
                answer.out());

        SmallNight nights = SmallNight.in(Files.createDirectory(folder.resolve("nights")));
        nights.runAsOf("2025-11-28");
        nights.runAsOf("2025-11-29");
        assertEquals(manifests(nights), filled);
    }

    @Test
    void what_is_there_is_passed_over_until_a_file_changes() throws Exception {
        night.runAsOf("2025-11-28");
        Map<String, String> before = manifests(night);
        Cli.Answer answer = backfill("2025-11-28", "2025-11-28");
        assertTrue(answer.out().contains("  there before\n"), answer.out());
        assertTrue(answer.err().contains("as of 2025-11-28: run "), answer.err());
        assertEquals(before, manifests(night));

        night.write("orders.csv", night.read("orders.csv") + "o4,2025-11-28T12:00:00,7.00,,c4\n");
        Cli.Answer changed = backfill("2025-11-28", "2025-11-28");
        assertTrue(changed.out().contains("  published\n"), changed.out());
        assertEquals(2, manifests(night).size());
    }

    @Test
    void readers_never_go_back() {
        night.runAsOf("2025-11-29");
        Run seen = current();
        Cli.Answer past = backfill("2025-11-28", "2025-11-28");
        assertEquals(0, past.exitCode(), past.err());
        assertEquals(seen.id(), current().id());
        assertFalse(past.err().contains("warning"), past.err());
        assertTrue(
                past.out().endsWith("\nReaders see run " + seen.id() + ", as of 2025-11-29.\n"),
                past.out());
        backfill("2025-11-29", "2025-11-30");
        assertEquals("2025-11-30", current().asOf().toString());
    }

    @Test
    void a_dry_run_lists_the_days_and_changes_nothing() throws Exception {
        night.runAsOf("2025-11-28");
        Map<String, String> before = manifests(night);
        Cli.Answer answer = backfill("2025-11-28", "2025-11-30", "--dry-run");
        assertEquals(0, answer.exitCode(), answer.err());
        List<String> lines = answer.out().lines().toList();
        assertTrue(
                lines.get(1).matches("2025-11-28  2025-11-28-[0-9a-f]{12}  there before"),
                lines.get(1));
        assertTrue(
                lines.get(3).matches("2025-11-30  2025-11-30-[0-9a-f]{12}  to run"), lines.get(3));
        assertEquals("3 days: 0 published, 1 there before, 2 to run", lines.get(5));
        assertEquals(before, manifests(night));
        assertEquals("", answer.err());
    }

    @Test
    void wrong_options_are_told_all_at_once() {
        Cli.Answer answer =
                Cli.run("backfill", night.job(), "--from", "2025-13-01", "--threads", "0");
        assertEquals(2, answer.exitCode());
        assertTrue(
                answer.err()
                        .startsWith(
                                """
                                --from 2025-13-01: not a date such as 2025-11-30
                                --to is missing: a date such as 2025-11-30
                                --threads must be at least 1, got 0
                                """),
                answer.err());
        Cli.Answer turned = backfill("2025-11-30", "2025-11-29");
        assertEquals(2, turned.exitCode());
        assertTrue(
                turned.err().startsWith("--to 2025-11-29 lies before --from 2025-11-30\n"),
                turned.err());
        assertFalse(Files.exists(night.state()));
    }

    @Test
    void another_run_alive_is_told_at_once() throws Exception {
        try (RunLock lock = RunLock.acquire(night.state())) {
            assertNotNull(lock);
            assertEquals(75, backfill("2025-11-28", "2025-11-29").exitCode());
        }
    }

    @Test
    void the_first_day_that_fails_ends_it_and_what_was_done_is_told() throws Exception {
        backfill("2025-11-27", "2025-11-27");
        night.write("job.yml", night.read("job.yml") + "tolerance: none\n");
        backfill("2025-11-27", "2025-11-27");
        night.write("orders.csv", night.read("orders.csv") + "o4,2025-11-28T12:00:00,1e2,,c4\n");
        Cli.Answer answer = backfill("2025-11-27", "2025-11-28");
        assertEquals(3, answer.exitCode(), answer.err());
        assertEquals("", answer.out());
        assertTrue(answer.err().contains("nightly as of 2025-11-27"), answer.err());
        assertFalse(answer.err().contains("nightly as of 2025-11-28"), answer.err());
    }

    @Test
    void killed_in_the_middle_the_same_command_goes_on() throws Exception {
        Process child =
                ChildJvm.startHeard(
                        ChildJvm.command(
                                List.of(),
                                Main.class,
                                "backfill",
                                night.job().toString(),
                                "--from",
                                "2025-11-28",
                                "--to",
                                "2025-11-29",
                                "--log-format",
                                "json"));
        BufferedReader heard = child.errorReader(StandardCharsets.UTF_8);
        String line = heard.readLine();
        boolean isSecond = false;
        while (line != null && !(isSecond && line.contains("\"stage\":\"2_attribution\""))) {
            isSecond |= line.contains("run_started") && line.contains("2025-11-29");
            line = heard.readLine();
        }
        assertNotEquals(null, line, "the backfill ended before its second day");
        child.destroyForcibly().waitFor();

        Cli.Answer answer = backfill("2025-11-28", "2025-11-29");
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.err().contains("as of 2025-11-28: run "), answer.err());
        assertTrue(
                answer.err().contains("nightly as of 2025-11-29, going on where it ended"),
                answer.err());
        assertEquals(2, manifests(night).size());
        assertEquals("2025-11-29", current().asOf().toString());
    }

    private Cli.Answer backfill(String from, String to, Object... more) {
        Object[] arguments = new Object[6 + more.length];
        Object[] first = {"backfill", night.job(), "--from", from, "--to", to};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return Cli.run(arguments);
    }

    private Run current() {
        return Runs.at(night.published()).current().orElseThrow();
    }

    /** Run ids to manifests. */
    private static Map<String, String> manifests(SmallNight night) throws Exception {
        Map<String, String> manifests = new TreeMap<>();
        for (Run run : Runs.at(night.published()).list()) {
            manifests.put(run.id(), Files.readString(run.folder().resolve("MANIFEST.json")));
        }
        return manifests;
    }
}
