package laurel.feeds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import laurel.spec.FeedSpec;

/**
 * What can be said of feeds without landing them: only the first lines of each file are read, but
 * for one whose header is wrong, which may be damaged.
 *
 * @param files one report a file, by feed, in the order of delivery
 * @param problems all that would keep the feeds from being landed, as far as headers tell
 */
public record FeedHeaders(List<HeaderReport> files, List<FeedProblem> problems) {
    private static final int SAMPLE = 100;

    public FeedHeaders {
        files = List.copyOf(files);
        problems = problems.stream().sorted(FeedProblem.IN_ORDER).toList();
    }

    public static FeedHeaders read(List<FeedSpec> feeds) {
        List<HeaderReport> files = new ArrayList<>();
        List<FeedProblem> problems = new ArrayList<>();
        for (FeedSpec spec : feeds) {
            for (FeedFile file : FeedFiles.find(spec, problems)) {
                files.add(report(file));
            }
        }
        files.forEach(report -> problems.addAll(report.problems()));
        return new FeedHeaders(files, problems);
    }

    private static HeaderReport report(FeedFile file) {
        FeedSpec spec = file.spec();
        try (Records records = RecordFiles.open(file, read -> {})) {
            List<String> header = records.header();
            if (header == null) {
                return keys(file, records);
            }
            HeaderReport report = Mapping.report(spec, file.name(), header);
            if (!report.complaints().isEmpty()) {
                Transport.checkWhole(file.path());
            }
            return report;
        } catch (IOException e) {
            String why =
                    e instanceof HeaderException ? e.getMessage() : "damaged: " + e.getMessage();
            return HeaderReport.unreadable(spec.feed(), file.name(), String.valueOf(why));
        }
    }

    /** NDJSON has no header: the keys of its first records, none of which must be there. */
    private static HeaderReport keys(FeedFile file, Records records) throws IOException {
        int left = SAMPLE;
        while (left > 0 && records.next()) {
            left--;
        }
        List<String> unmapped =
                records instanceof JsonRecords json
                        ? json.unmapped().stream().sorted().toList()
                        : List.of();
        return HeaderReport.none(file.spec().feed(), file.name(), unmapped);
    }
}
