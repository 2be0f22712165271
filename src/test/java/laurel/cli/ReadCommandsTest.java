package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import laurel.publish.Runs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reads a published run: show, runs, explain, doctor. */
class ReadCommandsTest {
    @TempDir static Path folder;

    private static SmallNight night;

    @BeforeAll
    static void run() throws Exception {
        night = SmallNight.in(folder);
        Cli.Answer answer = night.run();
        assertEquals(0, answer.exitCode(), answer.err());
    }

    @Test
    void show_prints_an_aligned_table() {
        Cli.Answer answer =
                Cli.run("show", "reconciliation", "--from", night.published(), "--limit", 1);
        assertEquals(
                """
                scope  name    records  accepted  superseded  quarantined  damaged_files  sale  refund  commission
                feed   clicks        0         0           0            0              0
                """,
                answer.out());
    }

    @Test
    void show_prints_csv_with_nulls_left_empty() {
        Cli.Answer answer = show("tier_assignments", "--influencer", "anna", "--format", "csv");
        assertTrue(answer.out().startsWith("season_id,influencer_id,tier,"), answer.out());
        assertTrue(
                answer.out().contains("\nblack-friday-2025,anna,high,,,new,90.00,"), answer.out());
        assertEquals(2, answer.out().lines().count());
    }

    @Test
    void show_prints_json_with_exact_numbers() {
        Cli.Answer answer = show("ledger", "--format", "json", "--influencer", "ben");
        assertTrue(answer.out().startsWith("[\n{\"order_id\":\"o2\""), answer.out());
        assertTrue(answer.out().contains("\"revenue\":10.00"), answer.out());
        assertTrue(answer.out().contains("\"refund_id\":null"), answer.out());
    }

    @Test
    void show_of_an_unknown_dataset_lists_those_there_are() {
        Cli.Answer answer = show("tiers");
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("tier_assignments"), answer.err());
    }

    @Test
    void show_by_season_of_a_dataset_without_seasons_is_wrong_use() {
        assertEquals(2, show("quarantine", "--season", "black-friday-2025").exitCode());
    }

    @Test
    void show_of_a_mistyped_season_or_influencer_says_that_nothing_matches() {
        Cli.Answer typo = show("tier_assignments", "--season", "black-fryday");
        assertEquals(0, typo.exitCode());
        assertEquals(
                "nothing in tier_assignments is of season black-fryday; its seasons: black-friday-2025",
                typo.err().strip());
        Cli.Answer nobody = show("ledger", "--influencer", "nobody", "--format", "csv");
        assertEquals(0, nobody.exitCode());
        assertEquals("nothing in ledger is of influencer nobody", nobody.err().strip());
    }

    @Test
    void show_reads_the_run_that_is_named() {
        String id = Runs.at(night.published()).current().orElseThrow().id();
        assertEquals(show("ledger").out(), show("ledger", "--run", id).out());
        Cli.Answer unknown = show("ledger", "--run", "2020-01-01-0");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("no run 2020-01-01-0 in "), unknown.err());
    }

    @Test
    void runs_marks_the_one_that_readers_see() {
        Cli.Answer answer = Cli.run("runs", "--job", night.job());
        assertTrue(answer.out().contains("\n*  2025-12-01-"), answer.out());
    }

    @Test
    void explain_says_why_an_order_is_credited() {
        Cli.Answer answer = Cli.run("explain", "order", "o1", "--job", night.job());
        assertEquals(0, answer.exitCode(), answer.err());
        String id = Runs.at(night.published()).current().orElseThrow().id();
        assertTrue(
                answer.out()
                        .startsWith(
                                "Run %s of job nightly, as of 2025-12-01.\nOrder o1 of "
                                        .formatted(id)),
                answer.out());
        assertTrue(answer.out().contains("Revenue base 90.00 EUR."), answer.out());
        assertTrue(answer.out().contains("anna"), answer.out());
        assertEquals(1, Cli.run("explain", "order", "o9", "--job", night.job()).exitCode());
    }

    @Test
    void explain_says_why_an_influencer_has_a_tier() {
        Cli.Answer answer = Cli.run("explain", "influencer", "ben", "--job", night.job());
        assertTrue(answer.out().startsWith("Run 2025-12-01-"), answer.out());
        assertTrue(answer.out().contains("general"), answer.out());
        assertTrue(answer.out().contains("ROI 900.0 %, ROAS 1000.0 %."), answer.out());
        Cli.Answer other =
                Cli.run("explain", "influencer", "ben", "--season", "x-1", "--job", night.job());
        assertEquals(1, other.exitCode());
        assertTrue(other.err().contains("black-friday-2025"), other.err());
    }

    @Test
    void check_finds_the_job_in_order() {
        Cli.Answer answer = Cli.run("check", night.job());
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains("job nightly is in order, 3 feed files"), answer.out());
    }

    @Test
    void check_looks_for_the_key_of_addresses(@TempDir Path other) throws Exception {
        SmallNight keyed = SmallNight.in(other);
        keyed.write("job.yml", keyed.read("job.yml") + "email-key: ${file:email.key}\n");
        keyed.write(
                "orders.csv", keyed.read("orders.csv").replace("customer_id", "customer_email"));
        Cli.Answer answer = Cli.run("check", keyed.job());
        assertEquals(2, answer.exitCode());
        assertTrue(
                answer.err()
                        .contains(
                                "email-key: the file %s cannot be read (no such file)"
                                        .formatted(other.resolve("email.key"))),
                answer.err());
        keyed.write("email.key", "a secret of many letters\n");
        Cli.Answer with = Cli.run("check", keyed.job());
        assertEquals(0, with.exitCode(), with.err());
        assertFalse((with.out() + with.err()).contains("a secret"), with.out());
    }

    @Test
    void doctor_finds_this_machine_well() {
        Cli.Answer answer = Cli.run("doctor", "--job", night.job());
        assertEquals(0, answer.exitCode(), answer.out());
        assertTrue(answer.out().contains("job repository"), answer.out());
    }

    private static Cli.Answer show(String dataset, Object... more) {
        Object[] arguments = new Object[4 + more.length];
        arguments[0] = "show";
        arguments[1] = dataset;
        arguments[2] = "--from";
        arguments[3] = night.published();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.run(arguments);
    }
}
