package laurel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import laurel.spec.FeedKind;
import laurel.spec.FeedSpec;
import laurel.spec.Job;
import laurel.spec.Metric;
import laurel.spec.SpecReader;
import laurel.spec.TierCondition;
import laurel.spec.TiersSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseJobTest {
    @TempDir Path folder;

    @Test
    void theJobFilesOfTheCasesSayWhatTheirCaseSays() throws IOException {
        for (String name : List.of("tiny", "uci-retail")) {
            Path there = Path.of("src/test/resources", name);
            Job job = SpecReader.read(there.resolve("job.yml"));
            Path copy = Files.createDirectories(folder.resolve(name));
            Files.copy(there.resolve("case.json"), copy.resolve("case.json"));
            for (FeedSpec feed : job.feeds()) {
                Files.createDirectories(copy.resolve(feed.feed().id()));
            }
            assertEquals(CaseJob.of(copy, copy.resolve("run")).digest(), job.digest(), name);
        }
    }

    @Test
    void everyKeyOfACaseIsRead() throws IOException {
        for (FeedKind kind : FeedKind.values()) {
            Files.createDirectories(folder.resolve(kind.id()));
        }
        Files.writeString(
                folder.resolve("case.json"),
                """
                {"profile": "all", "timezone": "Asia/Tokyo", "currency": "JPY", "as_of": "2025-01-02",
                 "seasons": [{"season_id": "a-2025", "season": "a", "starts_on": "2025-01-01",
                              "ends_before": "2025-01-03"}],
                 "evidence": ["click"], "link_parameters": ["x"], "click_lookback_days": 3,
                 "click_model": "time-decay", "code_split": "largest-discount",
                 "gross_margin": "0.25", "return_window_days": 7,
                 "tiers": {"method": "thresholds", "min_orders": 0,
                           "tiers": [{"id": "top", "conditions": [
                                        {"metric": "net_revenue", "at_least": "1000", "at_most": null},
                                        {"metric": "roi", "at_most": "0.5"}]},
                                     {"id": "rest", "conditions": []}],
                           "hysteresis": {"hold_within": "0.1", "grace_seasons": 2},
                           "pins": [{"influencer_id": "i", "tier": "rest", "until": null, "why": "y"}],
                           "size_bands": [{"id": "s", "from": 0}, {"id": "l", "from": 10}]},
                 "multiline": {"posts": false, "orders": true}, "tolerance": "none",
                 "feed_timezones": {"clicks": "UTC"}}
                """);
        Job job = CaseJob.of(folder, folder.resolve("run"));
        assertEquals(LocalDate.of(2025, 1, 2), CaseJob.asOf(folder));
        assertEquals(TiersSpec.Method.THRESHOLDS, job.tiers().method());
        assertEquals(
                List.of(
                        new TierCondition(Metric.NET_REVENUE, new BigDecimal("1000"), null),
                        new TierCondition(Metric.ROI, null, new BigDecimal("0.5"))),
                job.tiers().list().get(0).conditions());
        assertEquals(new BigDecimal("0.1"), job.tiers().hysteresis().holdWithin());
        assertEquals(2, job.tiers().hysteresis().graceSeasons());
        assertEquals("i", job.tiers().pins().get(0).influencerId());
        assertEquals(2, job.sizeBands().size());
        assertEquals(true, job.feed(FeedKind.ORDERS).orElseThrow().isMultiline());
        assertEquals(false, job.feed(FeedKind.POSTS).orElseThrow().isMultiline());
        assertEquals("UTC", String.valueOf(job.feed(FeedKind.CLICKS).orElseThrow().timezone()));
        assertEquals(FeedSpec.Tolerance.NONE, job.feed(FeedKind.FX).orElseThrow().tolerance());
        assertEquals(3, job.attribution().click().lookbackDays());
    }
}
