package laurel.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/** NDJSON: one object a line. A line of bad bytes is named by them, whatever JSON it would be. */
final class JsonRecords implements Records {
    private final InputStream in;
    private final LineScanner scanner;
    private final JsonCells json;
    private final Cells cells = new Cells();

    JsonRecords(InputStream in, FeedSpec spec) {
        this.in = in;
        this.scanner = new LineScanner(in, LineScanner.Quotes.NONE, ',');
        this.json = new JsonCells(spec);
    }

    @Override
    public @Nullable List<String> header() {
        return null;
    }

    @Override
    public boolean next() throws IOException {
        if (!scanner.next()) {
            return false;
        }
        json.read(text(), cells);
        return true;
    }

    @Override
    public @Nullable Rule fault() {
        return scanner.fault() != null ? scanner.fault() : json.fault();
    }

    @Override
    public @Nullable String complaint() {
        return scanner.fault() != null ? null : json.complaint();
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public long line() {
        return scanner.line();
    }

    @Override
    public long offset() {
        return scanner.offset();
    }

    @Override
    public String text() {
        return new String(
                scanner.bytes(),
                scanner.start(),
                scanner.end() - scanner.start(),
                StandardCharsets.UTF_8);
    }

    @Override
    public long count() {
        return scanner.records();
    }

    /** Keys seen so far that no canonical column reads. */
    Set<String> unmapped() {
        return json.unmapped();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
