package laurel.feeds;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import laurel.spec.FeedSpec;
import org.jspecify.annotations.Nullable;

/**
 * CSV: {@link LineScanner} says where records are, FastCSV divides each into cells. FastCSV only
 * ever sees records that the scanner found well-formed, one at a time, and both must agree.
 */
final class CsvRecords implements Records {
    /** FastCSV ends lines at a lone CR; this unpaired surrogate, which no UTF-8 holds, hides it. */
    private static final char HIDDEN_RETURN = '\uDC0D';

    private final InputStream in;
    private final LineScanner scanner;
    private final Feed feed = new Feed();
    private final Cells cells = new Cells();
    private final Iterator<Cells> parser;
    private final List<String> header;
    private long parserLine = 1;
    private long parsedLine;

    CsvRecords(InputStream in, FeedSpec spec) throws IOException {
        this.in = in;
        LineScanner.Quotes quotes =
                spec.isMultiline() ? LineScanner.Quotes.MANY_LINES : LineScanner.Quotes.ONE_LINE;
        scanner = new LineScanner(in, quotes, spec.format().delimiter());
        parser =
                CsvReader.builder()
                        .fieldSeparator(spec.format().delimiter())
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(LineScanner.MAX_RECORD + (1 << 16))
                        .build(new Handler(), feed)
                        .iterator();
        header = readHeader();
    }

    private List<String> readHeader() throws IOException {
        if (!scanner.next()) {
            throw new HeaderException("the file is empty: a header line is wanted");
        }
        if (scanner.fault() != null) {
            throw new HeaderException(
                    "the header (line " + scanner.line() + ") is not readable: " + faultId());
        }
        divide();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            names.add(cells.string(i));
        }
        return List.copyOf(names);
    }

    private String faultId() {
        Rule fault = scanner.fault();
        return fault == null ? "" : fault.id();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        cells.clear();
        if (!scanner.next()) {
            if (parser.hasNext()) {
                throw new IllegalStateException("[BUG] the CSV parser found a record too many");
            }
            return false;
        }
        Rule fault = scanner.fault();
        if (fault != Rule.BAD_CSV && fault != Rule.MULTILINE_RECORD) {
            divide();
        }
        return true;
    }

    private void divide() {
        feed.load();
        parser.next();
        if (parsedLine != parserLine || feed.isLeft()) {
            throw new IllegalStateException(
                    "[BUG] the CSV parser does not find the record that begins in line "
                            + scanner.line());
        }
        parserLine += 1 + scanner.moreLines();
        if (scanner.hasLoneReturn()) {
            cells.replace(HIDDEN_RETURN, '\r');
        }
    }

    @Override
    public @Nullable Rule fault() {
        return scanner.fault();
    }

    @Override
    public @Nullable String complaint() {
        return null;
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
        return decode();
    }

    @Override
    public long count() {
        return scanner.records() - 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String decode() {
        return new String(
                scanner.bytes(),
                scanner.start(),
                scanner.end() - scanner.start(),
                scanner.isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Hands out the characters of one record and a line feed. */
    private final class Feed extends Reader {
        private char[] text = new char[4096];
        private int position;
        private int limit;

        void load() {
            String record = decode();
            int length = record.length();
            if (text.length <= length) {
                text = new char[length * 2];
            }
            record.getChars(0, length, text, 0);
            if (scanner.hasLoneReturn()) {
                hideLoneReturns(length);
            }
            text[length] = '\n';
            position = 0;
            limit = length + 1;
        }

        boolean isLeft() {
            return position < limit;
        }

        private void hideLoneReturns(int length) {
            for (int i = 0; i < length; i++) {
                if (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')) {
                    text[i] = HIDDEN_RETURN;
                }
            }
        }

        @Override
        public int read(char[] target, int offset, int length) {
            if (position == limit) {
                return -1;
            }
            int count = Math.min(length, limit - position);
            System.arraycopy(text, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public void close() {}
    }

    private final class Handler extends AbstractBaseCsvCallbackHandler<Cells> {
        @Override
        protected void handleBegin(long startingLineNumber) {
            cells.clear();
            parsedLine = startingLineNumber;
        }

        @Override
        protected void handleField(
                int index, char[] buffer, int offset, int length, boolean isQuoted) {
            cells.add(buffer, offset, length);
        }

        @Override
        protected Cells buildRecord() {
            return cells;
        }
    }
}
