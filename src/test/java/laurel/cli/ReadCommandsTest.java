package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
    void runs_marks_the_one_that_readers_see() {
        Cli.Answer answer = Cli.run("runs", "--job", night.job());
        assertTrue(answer.out().contains("\n*  2025-12-01-"), answer.out());
    }

    @Test
    void explain_says_why_an_order_is_credited() {
        Cli.Answer answer = Cli.run("explain", "order", "o1", "--job", night.job());
        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains("anna"), answer.out());
        assertEquals(1, Cli.run("explain", "order", "o9", "--job", night.job()).exitCode());
    }

    @Test
    void explain_says_why_an_influencer_has_a_tier() {
        Cli.Answer answer = Cli.run("explain", "influencer", "ben", "--job", night.job());
        assertTrue(answer.out().contains("general"), answer.out());
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
