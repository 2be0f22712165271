package laurel.spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import laurel.spec.binding.Default;
import laurel.spec.binding.Doc;
import laurel.spec.binding.Given;
import laurel.spec.binding.Key;
import laurel.spec.binding.Max;
import laurel.spec.binding.Min;
import laurel.spec.binding.Operational;
import laurel.spec.binding.Shorthand;
import org.jspecify.annotations.Nullable;

/**
 * One feed: where it lies, how it is written, which source column is which.
 *
 * @param feed which of the eight feeds
 * @param folder the folder against which {@code source} is resolved: that of the file that declares
 *     the feed
 * @param source a path or a glob, e.g. {@code ../data/orders/*.csv.gz}
 * @param format how a file is written
 * @param columns canonical column to source column (a header, or for NDJSON a dotted path); a
 *     canonical column that is not listed is read from the source column of its own name
 * @param constants canonical column to the text that every row has there
 * @param timezone zone of timestamps without an offset; null: the job's
 * @param timestampFormat a {@link java.time.format.DateTimeFormatter} pattern; null: the ISO
 *     grammar
 * @param dateFormat a pattern for dates; null: ISO
 * @param decimalSeparator the sign before the fraction, {@code .} by default
 * @param groupingSeparator a sign that may stand between digits; null: none may
 * @param isMultiline whether a quoted cell may hold line breaks (default: only posts)
 * @param order names of files in the order of their delivery; empty: by name
 * @param tolerance what rejected rows do to a run
 * @param maxRejectsShare for tolerance data: the share of a feed's new records that may be
 *     rejected, 0 to 1
 * @param freshness null: any age will do
 * @param replayed the folder of its repaired records; null: there are none
 */
@Doc("One feed: where it lies, how it is written, which source column is which.")
public record FeedSpec(
        @Doc("Which of the feeds it is.") FeedKind feed,
        @Given Path folder,
        @Doc("A path or a glob, relative to the file that declares the feed.") @Operational
                String source,
        @Doc("How a file is written: csv, ndjson, parquet, or {kind: csv, delimiter: ;}.")
                @Default("csv")
                Format format,
        @Doc(
                        "Canonical column to source column (a header; for ndjson a dotted path). A"
                                + " column that is not listed is read from the source column of its"
                                + " own name.")
                @Default("{}")
                Map<String, String> columns,
        @Doc("Canonical column to the text that every row has there.") @Default("{}")
                Map<String, String> constants,
        @Doc(value = "The zone of timestamps without an offset.", otherwise = "the job's")
                @Nullable ZoneId timezone,
        @Doc(
                        value = "How timestamps are written, as a pattern: dd.MM.yyyy HH:mm.",
                        otherwise = "ISO 8601")
                @Nullable String timestampFormat,
        @Doc(value = "How dates are written, as a pattern: dd.MM.yyyy.", otherwise = "ISO 8601")
                @Nullable String dateFormat,
        @Doc("The sign before the fraction of a number.") @Default("'.'") char decimalSeparator,
        @Doc(value = "A sign that may stand between digits.", otherwise = "none may")
                @Nullable Character groupingSeparator,
        @Doc(
                        value = "Whether a quoted cell may hold line breaks.",
                        otherwise = "true for posts, false for the others")
                boolean isMultiline,
        @Doc(
                        "The names of files in the order of their delivery, where that is not the order"
                                + " of their names.")
                @Default("[]")
                List<String> order,
        @Doc(
                        value =
                                "What rejected rows do: none (any stops the run), data (up to"
                                        + " max-rejects may be), all (all may be).",
                        otherwise = "the job's")
                Tolerance tolerance,
        @Doc(
                        value = "With tolerance data: the share of new rows that may be rejected.",
                        otherwise = "the job's")
                @Key("max-rejects")
                @Min("0")
                @Max("1")
                BigDecimal maxRejectsShare,
        @Doc(
                        value =
                                "How old its newest record may be: {warn-after: 12h, error-after: 2d}.",
                        otherwise = "any age will do")
                @Nullable FreshnessSpec freshness,
        @Given @Nullable Path replayed) {

    public FeedSpec {
        FeedChecks.check(feed, source, columns, constants);
        FeedChecks.check(timestampFormat, dateFormat, decimalSeparator, groupingSeparator, order);
    }

    /** The same, with repaired records from a folder that need not be there. */
    public FeedSpec withReplays(Path replays) {
        return read(source, folder, format, isMultiline, order, replays);
    }

    /** How files of its repaired records are read: as CSV, in the feed's own ways of writing. */
    public FeedSpec ofReplays() {
        return asCsv(source, folder);
    }

    /** How a file that somebody repairs is read. */
    public FeedSpec ofRepaired(Path file) {
        Path home = file.toAbsolutePath().normalize();
        return asCsv(String.valueOf(home.getFileName()), Path.of(String.valueOf(home.getParent())));
    }

    private FeedSpec asCsv(String from, Path home) {
        Format csv = format.kind() == Format.Kind.CSV ? format : new Format(Format.Kind.CSV, ',');
        return read(from, home, csv, true, List.of(), null);
    }

    private FeedSpec read(
            String from,
            Path home,
            Format as,
            boolean isOfLines,
            List<String> inOrder,
            @Nullable Path replays) {
        return new FeedSpec(
                feed,
                home,
                from,
                as,
                columns,
                constants,
                timezone,
                timestampFormat,
                dateFormat,
                decimalSeparator,
                groupingSeparator,
                isOfLines,
                inOrder,
                tolerance,
                maxRejectsShare,
                freshness,
                replays);
    }

    /**
     * @param kind the format; {@code .gz} and {@code .zst} endings of a text file's name are read
     *     through
     * @param delimiter CSV only
     */
    @Shorthand("kind")
    @Doc("How a file is written.")
    public record Format(
            @Doc("csv, ndjson or parquet; .gz and .zst files of the first two are read through.")
                    Kind kind,
            @Doc("What stands between the cells of a CSV file.") @Default("','") char delimiter) {

        public Format {
            FeedChecks.delimiter(kind, delimiter);
        }

        public enum Kind {
            CSV,
            NDJSON,
            PARQUET
        }
    }

    /** Any reject stops the run, some may be, or all may be. */
    public enum Tolerance {
        NONE,
        DATA,
        ALL
    }
}
