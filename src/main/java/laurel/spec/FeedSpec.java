package laurel.spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
 */
public record FeedSpec(
        FeedKind feed,
        Path folder,
        String source,
        Format format,
        Map<String, String> columns,
        Map<String, String> constants,
        @Nullable ZoneId timezone,
        @Nullable String timestampFormat,
        @Nullable String dateFormat,
        char decimalSeparator,
        @Nullable Character groupingSeparator,
        boolean isMultiline,
        List<String> order,
        Tolerance tolerance,
        BigDecimal maxRejectsShare) {

    /**
     * @param kind the format; {@code .gz} and {@code .zst} endings of a text file's name are read
     *     through
     * @param delimiter CSV only
     */
    public record Format(Kind kind, char delimiter) {
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
