package laurel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessCommandTest {
    @TempDir Path folder;

    /**
     * The newest order is of 28 November, 12:00 in Berlin: 84 hours before the end of 1 December.
     */
    private SmallNight night(String limitsOfOrders) throws IOException {
        SmallNight night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "source: orders.csv",
                                "source: orders.csv, freshness: " + limitsOfOrders));
        return night;
    }

    @Test
    void aFeedWithinItsLimitsIsFresh() throws IOException {
        SmallNight night = night("{warn-after: 84h, error-after: 4d}");
        Cli.Answer answer = freshness(night, "2025-12-01", "csv");
        assertEquals(0, answer.exitCode(), answer::err);
        assertTrue(
                answer.out().contains("orders,fresh,records,2025-11-28T11:00:00Z,84,84,96"),
                answer::out);
        assertTrue(answer.out().contains("codes,unjudged,files,"), answer::out);
        assertTrue(
                answer.out().contains("posts,unjudged,records,2025-11-27T08:00:00Z,"), answer::out);
    }

    @Test
    void aStaleFeedWarnsAndIsAnAlertAndTheNightIsPublished() throws IOException {
        SmallNight night = night("{warn-after: 83h}");
        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(
                run.err()
                        .contains(
                                "warning: feed orders is stale: its newest record is 84 hours old;"
                                        + " warn-after is 83 hours"),
                run::err);
        Cli.Answer alerts = Cli.run("show", "alerts", "--job", night.job(), "--format", "csv");
        assertTrue(
                alerts.out()
                        .contains(
                                "feed_stale,warning,orders,its newest record lies 84 hours before"
                                        + " the end of the as-of day; warn-after is 83 hours"),
                alerts::out);
    }

    @Test
    void aFeedOlderThanItsErrorAfterPublishesNothing() throws IOException {
        SmallNight night = night("{error-after: 3d}");
        Cli.Answer run = night.run();
        assertEquals(3, run.exitCode(), run::err);
        assertTrue(run.err().contains("no feed is older than its error after"), run::err);
        assertTrue(run.err().contains("84 hours before the end"), run::err);
        assertFalse(Files.exists(night.published().resolve("CURRENT.json")));
        assertEquals(3, freshness(night, "2025-12-01", "table").exitCode());
        assertEquals(0, freshness(night, "2025-11-30", "table").exitCode());
    }

    @Test
    void aRegisterIsJudgedByItsFilesAloneAndStopsNoRun() throws IOException {
        SmallNight night = SmallNight.in(folder);
        night.write(
                "job.yml",
                night.read("job.yml")
                        .replace(
                                "source: codes.csv",
                                "source: codes.csv, freshness: {error-after: 1d}"));
        assertEquals(0, freshness(night, "2025-12-01", "table").exitCode());
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        Files.setLastModifiedTime(folder.resolve("codes.csv"), FileTime.from(longAgo));
        Cli.Answer answer = freshness(night, "2025-12-01", "json");
        assertEquals(3, answer.exitCode());
        assertTrue(
                answer.out().contains("\"state\":\"error\",\"judged_by\":\"files\""), answer::out);
        Cli.Answer run = night.run();
        assertEquals(0, run.exitCode(), run::err);
        assertTrue(
                run.err().contains("warning: feed codes is stale: its newest file is"), run::err);
    }

    @Test
    void limitsThatMakeNoSenseAreAProblemOfTheJobFile() throws IOException {
        SmallNight night = night("{warn-after: 3d, error-after: 12h}");
        Cli.Answer answer = freshness(night, "2025-12-01", "table");
        assertEquals(2, answer.exitCode());
        assertTrue(
                answer.err().contains("error-after (line 5): is less than warn-after"),
                answer::err);
        answer = freshness(night("{warn-after: 90m}"), "2025-12-01", "table");
        assertTrue(answer.err().contains("'90m' is not a number of hours or days"), answer::err);
    }

    private static Cli.Answer freshness(SmallNight night, String asOf, String format) {
        return Cli.run("freshness", night.job(), "--as-of", asOf, "--format", format);
    }
}
