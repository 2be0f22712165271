package laurel.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import laurel.batch.FeedFreshness;
import laurel.batch.FreshnessCheck;
import laurel.batch.RunOptions;
import laurel.publish.Reveal;
import laurel.spec.FreshnessSpec;
import laurel.spec.Job;
import laurel.spec.SpecReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how old the feeds are. */
@Command(
        name = "freshness",
        description = {
            "Say how old the newest record of each feed is, without a run.",
            "Exit code 3 when one is older than its error-after."
        },
        footer = "  laurel freshness jobs/nightly.yml --as-of 2026-11-30")
final class FreshnessCommand extends LaurelCommand {
    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            defaultValue = JobOption.DEFAULT,
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(JobOption.DEFAULT);

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day whose end ages are counted from (default: yesterday).")
    private @Nullable LocalDate asOf;

    @Mixin private FormatOption format = new FormatOption();

    @Mixin private Voice voice = new Voice();

    @Override
    public Integer call() throws Exception {
        voice.tune();
        Job job = SpecReader.read(file);
        LocalDate day = Effort.day(asOf, job);
        List<FeedFreshness> feeds =
                FreshnessCheck.of(
                        job, new RunOptions(day, Version.text(), null, null, null, Reveal.ALWAYS));
        Map<String, Boolean> columns = new LinkedHashMap<>();
        row(feeds.get(0)).keySet().forEach(name -> columns.put(name, name.endsWith("_hours")));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        feeds.forEach(feed -> rows.add(row(feed)));
        new RowPrinter(out()).print(format.format(), columns, rows);
        return feeds.stream().anyMatch(FeedFreshness::isError)
                ? ExitCodes.BROKEN_DATA
                : ExitCodes.DONE;
    }

    private static Map<String, @Nullable Object> row(FeedFreshness feed) {
        FreshnessSpec limits = feed.limits();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("feed", feed.feed().id());
        row.put("state", feed.state());
        row.put("judged_by", feed.isByRecords() ? "records" : "files");
        row.put(
                "newest_at",
                feed.newestAt() == null ? null : feed.newestAt().truncatedTo(ChronoUnit.SECONDS));
        row.put("age_hours", hours(feed.age()));
        row.put("warn_after_hours", limits == null ? null : hours(limits.warnAfter()));
        row.put("error_after_hours", limits == null ? null : hours(limits.errorAfter()));
        return row;
    }

    private static @Nullable Long hours(@Nullable Duration age) {
        return age == null ? null : age.toHours();
    }
}
