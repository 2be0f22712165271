package laurel.feeds;

import java.util.ArrayList;
import java.util.List;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a file says before any row is read.
 *
 * @param file path relative to the fixed part of the feed's glob
 * @param header the columns found
 * @param unmapped columns that no canonical column reads: kept aside
 * @param missing required columns that are not there
 * @param duplicates used columns that are there more than once
 * @param absent optional columns that the feed maps by name and that are not there
 * @param unreadable why nothing could be read; null: it could
 */
public record HeaderReport(
        FeedKind feed,
        String file,
        List<String> header,
        List<String> unmapped,
        List<Missing> missing,
        List<String> duplicates,
        List<String> absent,
        @Nullable String unreadable) {

    /**
     * @param column the canonical column
     * @param source the name that was looked for
     * @param nearest columns that may be meant, the likest first
     */
    public record Missing(String column, String source, List<String> nearest) {}

    /** What keeps the file from being landed; empty: nothing. */
    public List<FeedProblem> problems() {
        return complaints().stream().map(what -> new FeedProblem(feed, file, what)).toList();
    }

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (unreadable != null) {
            complaints.add(unreadable);
        }
        missing.forEach(column -> complaints.add(text(column)));
        for (String column : duplicates) {
            complaints.add("column " + column + " is there more than once; keep one of them");
        }
        return complaints;
    }

    /** Of a file whose records name their columns themselves. */
    static HeaderReport none(FeedKind feed, String file, List<String> unmapped) {
        return new HeaderReport(
                feed, file, List.of(), unmapped, List.of(), List.of(), List.of(), null);
    }

    static HeaderReport unreadable(FeedKind feed, String file, String why) {
        return new HeaderReport(
                feed, file, List.of(), List.of(), List.of(), List.of(), List.of(), why);
    }

    private String text(Missing column) {
        String name =
                feed == FeedKind.CLICKS && column.column().equals("customer_id")
                        ? "customer_id (or customer_email)"
                        : column.column();
        String nearest =
                column.nearest().isEmpty()
                        ? ""
                        : "; nearest: " + String.join(", ", column.nearest());
        return "required column %s is missing: no header %s among %s%s; name its header under columns"
                .formatted(name, column.source(), String.join(", ", header), nearest);
    }
}
