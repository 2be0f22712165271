package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import laurel.batch.RunLock;
import laurel.engine.QueryReader;
import laurel.publish.Run;
import laurel.publish.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
    @TempDir Path folder;

    private SmallNight night;

    @BeforeEach
    void write() throws Exception {
        night = SmallNight.in(folder);
    }

    @Test
    void a_night_is_published_and_summed_up_on_a_page() {
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
        Run run = Runs.at(night.published()).current().orElseThrow();
        assertEquals(
                """
                nightly as of 2025-12-01, money in EUR

                black-friday-2025 (provisional)
                  tier     heads  net revenue   share
                  high         1        90.00  90.0 %%
                  medium       0         0.00   0.0 %%
                  general      1        10.00  10.0 %%

                  #  influencer  tier     net revenue      roi
                  1  anna        high           90.00  900.0 %%
                  2  ben         general        10.00  900.0 %%

                No season is upcoming.

                money          sales  refunds  commission
                attributed    100.00     0.00       10.00
                unattributed    5.00     0.00        0.00
                excluded        0.00     0.00        0.00
                all           105.00     0.00       10.00

                Nothing was quarantined.

                Published: %s
                """
                        .formatted(run.folder()),
                answer.out());
    }

    @Test
    void the_same_night_again_is_the_same_run() throws Exception {
        night.run();
        Run once = Runs.at(night.published()).current().orElseThrow();
        byte[] manifest = Files.readAllBytes(once.folder().resolve("MANIFEST.json"));
        Cli.Answer again = night.run("--threads", 1, "--memory", "500MB");
        assertEquals(0, again.exitCode(), again.err());
        Run twice = Runs.at(night.published()).current().orElseThrow();
        assertEquals(once.id(), twice.id());
        assertEquals(
                new String(manifest, java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(twice.folder().resolve("MANIFEST.json")));
    }

    @Test
    void a_list_of_the_same_rows_gets_the_message_of_today() throws Exception {
        String job =
                night.read("job.yml")
                                .replace(
                                        "2025-12-02}]",
                                        "2025-12-02}, {starts-on: 2026-03-01, ends-before: 2026-04-01}]")
                        + "activation: {templates: {partner: {subject: Dear, message: Hi}}}\n";
        night.write("job.yml", job);
        assertEquals(0, night.run().exitCode());
        assertEquals(List.of("Dear"), subjects());
        night.write("job.yml", job.replace("Dear", "Hello"));
        assertEquals(0, night.run().exitCode());
        assertEquals(List.of("Hello"), subjects());
    }

    private List<String> subjects() {
        Run run = Runs.at(night.published()).current().orElseThrow();
        try (QueryReader reader = QueryReader.open()) {
            reader.register("list", run.files("activation_lists"));
            return reader.rows("select distinct subject from list where tier = 'high'").stream()
                    .map(row -> String.valueOf(row.get("subject")))
                    .toList();
        }
    }

    @Test
    void a_wrong_job_file_is_wrong_use() throws Exception {
        night.write("job.yml", night.read("job.yml").replace("currency: EUR", "currenzy: EUR"));
        Cli.Answer answer = night.run();
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("currenzy"), answer.err());
        assertFalse(Files.exists(night.state()));
    }

    @Test
    void impossible_options_and_a_missing_job_file_are_wrong_use() {
        assertEquals(2, night.run("--threads", 0).exitCode());
        assertEquals(2, night.run("--memory", "much").exitCode());
        Cli.Answer answer = Cli.run("run", folder.resolve("none.yml"));
        assertEquals(2, answer.exitCode(), answer.err());
        assertTrue(answer.err().matches("\\S*none\\.yml: no such file\\R"), answer.err());
    }

    @Test
    void values_of_a_wrong_type_are_told_in_plain_words() {
        assertWrong(night.runAsOf("yesterday"), "--as-of yesterday: not a date such as 2025-11-30");
        assertWrong(night.runAsOf("2999-01-01"), "--as-of 2999-01-01: not a day from 1970 to 2169");
        assertWrong(
                Cli.run("run", night.job(), "--threads", "two"),
                "--threads two: not a whole number of up to 2147483647");
        assertWrong(
                Cli.run("run", night.job(), "--log-format", "xml"),
                "--log-format xml: not one of text, json");
        assertWrong(
                Cli.run("show", "ledger", "--limit", "99999999999"),
                "--limit 99999999999: not a whole number of up to 2147483647");
    }

    private static void assertWrong(Cli.Answer answer, String message) {
        assertEquals(2, answer.exitCode());
        assertEquals(message, answer.err().lines().findFirst().orElse(""));
    }

    @Test
    void broken_tolerance_publishes_nothing_and_names_the_audit() throws Exception {
        night.write("job.yml", night.read("job.yml") + "tolerance: none\n");
        night.write("orders.csv", night.read("orders.csv") + "o4,2025-11-28T12:00:00,1e2,,c4\n");
        Cli.Answer answer = night.run();
        assertEquals(3, answer.exitCode(), answer.err());
        assertTrue(
                answer.err().contains("quarantine: stays within the tolerance of its feed"),
                answer.err());
        assertTrue(
                answer.err()
                        .contains(
                                """
                                    feed orders: 1 of 4 new records rejected, allowed 0 (tolerance: none)
                                      orders orders.csv, line 5: bad_money in goods_amount: met 1e2, wanted an amount of at most 15 digits and 6 places
                                """),
                answer.err());
        assertTrue(Runs.at(night.published()).current().isEmpty());
        Matcher table = Pattern.compile("are rows of (\\S+)").matcher(answer.err());
        assertTrue(table.find() && Files.exists(Path.of(table.group(1))), answer.err());
    }

    @Test
    void many_rejects_are_shown_in_part_and_damaged_files_with_their_reason() throws Exception {
        StringBuilder orders = new StringBuilder(night.read("orders.csv"));
        for (int i = 10; i < 24; i++) {
            orders.append("o" + i + ",2025-11-28T12:00:00,1e2,,c4\n");
        }
        night.write("orders.csv", orders.toString());
        night.write("posts.csv.rows", "7\n");
        Cli.Answer answer = night.run();
        assertEquals(3, answer.exitCode(), answer.err());
        assertTrue(
                answer.err().contains("14 of 17 new records rejected, allowed 1 (tolerance: data)"),
                answer.err());
        assertTrue(answer.err().contains("line 14: bad_money"), answer.err());
        assertFalse(answer.err().contains("line 15: bad_money"), answer.err());
        assertTrue(answer.err().contains("\n      and 4 more\n"), answer.err());
        assertTrue(answer.err().contains("posts posts.csv: damaged: "), answer.err());
    }

    @Test
    void an_earlier_day_becomes_current_with_a_warning() {
        night.run();
        Run before = Runs.at(night.published()).current().orElseThrow();
        Cli.Answer answer = night.runAsOf("2025-11-29");
        assertEquals(0, answer.exitCode(), answer.err());
        assertEquals(
                "2025-11-29", Runs.at(night.published()).current().orElseThrow().asOf().toString());
        assertTrue(
                answer.err()
                        .contains(
                                "warning: readers saw run "
                                        + before.id()
                                        + " as of 2025-12-01 so far and now see the earlier 2025-11-29;"
                                        + " laurel rollback "
                                        + before.id()
                                        + " brings that day back"),
                answer.err());
        Cli.Answer back = night.run();
        assertFalse(back.err().contains("warning"), back.err());
        assertEquals(before.id(), Runs.at(night.published()).current().orElseThrow().id());
    }

    @Test
    void a_day_to_come_is_warned_of() {
        Cli.Answer answer = night.runAsOf("2150-01-01");
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(
                answer.err().contains("warning: as of 2150-01-01 is later than today"),
                answer.err());
    }

    @Test
    void a_feed_that_lacks_a_column_stops_the_run() throws Exception {
        night.write("codes.csv", "coupon,influencer_id\nANNA10,anna\n");
        Cli.Answer answer = night.run();
        assertEquals(3, answer.exitCode(), answer.err());
        assertTrue(answer.err().contains("code"), answer.err());
    }

    @Test
    void another_run_alive_is_told_at_once() throws Exception {
        try (RunLock lock = RunLock.acquire(night.state())) {
            assertNotNull(lock);
            Cli.Answer answer = night.run();
            assertEquals(75, answer.exitCode());
            assertTrue(answer.err().contains("pid " + ProcessHandle.current().pid()), answer.err());
        }
        assertEquals(0, night.run().exitCode());
    }

    @Test
    void events_and_failures_are_json_when_asked() throws Exception {
        night.write("codes.csv", "coupon,influencer_id\nANNA10,anna\n");
        Cli.Answer answer = night.run("--log-format", "json");
        List<String> lines = answer.err().lines().toList();
        JsonNode first = JsonMapper.shared().readTree(lines.get(0));
        JsonNode last = JsonMapper.shared().readTree(lines.get(lines.size() - 1));
        assertEquals("run_started", first.path("event").asString());
        assertEquals("run_failed", last.path("event").asString());
        assertEquals(3, last.path("exit_code").asInt());
    }

    @Test
    void publishing_tells_how_far_it_is() {
        Cli.Answer answer = night.run("--log-format", "json");
        assertEquals(0, answer.exitCode(), answer.err());
        List<JsonNode> parts =
                answer.err()
                        .lines()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .filter(event -> event.path("stage").asString("").equals("publish"))
                        .filter(event -> event.path("event").asString().equals("item_done"))
                        .toList();
        assertFalse(parts.isEmpty(), answer.err());
        assertEquals(parts.size(), parts.get(0).path("total").asInt());
    }

    @Test
    void a_publish_folder_that_is_a_file_is_no_bug_of_ours() throws Exception {
        night.write("published", "in the way");
        Cli.Answer answer = night.run();
        assertEquals(1, answer.exitCode());
        assertTrue(answer.err().contains(night.published().toString()), answer.err());
        assertFalse(answer.err().contains("[BUG]"), answer.err());
    }
}
