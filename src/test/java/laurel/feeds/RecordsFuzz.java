package laurel.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import laurel.spec.FeedKind;
import laurel.spec.FeedKind.FeedColumn;
import laurel.spec.FeedSpec;
import laurel.spec.FeedSpec.Format.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads, judges and types any bytes as records of any feed: every record is accepted or rejected,
 * once.
 */
final class RecordsFuzz {
    private static final int MULTILINE = 8;
    private static final int WITH_HEADER = 16;

    private RecordsFuzz() {}

    /**
     * @param data the first byte says which feed, whether quoted line breaks are read, and whether
     *     a good header is put before the rest
     */
    static void read(Kind kind, byte[] data) {
        if (data.length == 0) {
            return;
        }
        FeedKind feed = List.of(FeedKind.values()).get(data[0] & 7);
        FeedSpec spec =
                Feeds.multiline(
                        Feeds.spec(feed, Path.of("."), "x", kind), (data[0] & MULTILINE) != 0);
        byte[] text = Arrays.copyOfRange(data, 1, data.length);
        if (kind == Kind.CSV && (data[0] & WITH_HEADER) != 0) {
            text = withHeader(feed, text);
        }
        try (Records records = open(kind, text, spec)) {
            read(records, spec);
        } catch (HeaderException | DamagedFileException refused) {
            // said so, and nothing is taken of the file
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Records open(Kind kind, byte[] text, FeedSpec spec) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(text);
        return kind == Kind.CSV ? new CsvRecords(in, spec) : new JsonRecords(in, spec);
    }

    private static void read(Records records, FeedSpec spec) throws IOException {
        if (records.header() != null
                && !Mapping.report(spec, "x", records.header()).complaints().isEmpty()) {
            return;
        }
        Mapping mapping = Mapping.of(spec, records.header());
        TypedRow row = new TypedRow(spec, mapping, Feeds.BERLIN);
        RowChecks.Check check = RowChecks.of(spec.feed());
        long read = 0;
        long line = 0;
        while (records.next()) {
            read++;
            if (records.line() <= line) {
                throw new IllegalStateException("line " + records.line() + " comes again");
            }
            line = records.line();
            judge(records, mapping, row, check, spec.feed());
        }
        if (records.count() != read) {
            throw new IllegalStateException(records.count() + " records, but " + read + " read");
        }
    }

    private static void judge(
            Records records, Mapping mapping, TypedRow row, RowChecks.Check check, FeedKind feed) {
        @Nullable Rule fault = records.fault();
        Emails.mask(records.text());
        if (records.cells().count() != mapping.width()) {
            return;
        }
        row.read(records.cells());
        Rejects.rawText(records.text(), row);
        if (fault == null) {
            check.accept(row);
            if (row.faults().rule() == null && feed == FeedKind.ORDERS) {
                RowChecks.base(row);
                if (row.has(Orders.LANDING_URL)) {
                    LandingUrl.tokens(
                            row.string(Orders.LANDING_URL), Feeds.BERLIN.linkParameters());
                }
            }
        }
    }

    private static byte[] withHeader(FeedKind feed, byte[] text) {
        byte[] header =
                (feed.columns().stream().map(FeedColumn::name).collect(Collectors.joining(","))
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, all, header.length, text.length);
        return all;
    }
}
