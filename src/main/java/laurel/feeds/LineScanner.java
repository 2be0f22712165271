package laurel.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds where records begin and end, on bytes and apart from any parser, and judges each: so a
 * count exists that no parser's mistake can change. Lines end with LF or CRLF, a lone CR is a
 * character, blank lines are no records, a byte order mark is skipped.
 */
final class LineScanner {
    /** What a quote means. */
    enum Quotes {
        /** Nothing: each line is a record. */
        NONE,
        /** It may not be open at the end of a line. */
        ONE_LINE,
        /** A quoted cell may hold line breaks. */
        MANY_LINES
    }

    /** No record is longer: 32 MiB. */
    static final int MAX_RECORD = 32 << 20;

    /** Eight bytes, the first one lowest. */
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    private static final byte FEED = 1;
    private static final byte QUOTE = 2;
    private static final byte DELIMITER = 3;
    private static final byte RETURN = 4;
    private static final byte ZERO = 5;

    /** Where in a cell the scan stands. */
    private static final int START = 0;

    private static final int PLAIN = 1;
    private static final int QUOTED = 2;
    private static final int CLOSED = 3;
    private static final int CLOSED_RETURN = 4;
    private static final int BROKEN = 5;

    private final InputStream in;
    private final boolean isMultiline;
    private final byte[] kinds = new byte[256];
    private final char delimiter;
    private byte[] buffer = new byte[1 << 16];
    private int limit;
    private int position;
    private long base;
    private long lines;
    private long records;

    private int start;
    private int end;
    private long line;
    private boolean isAscii;
    private boolean hasLoneReturn;
    private @Nullable Rule fault;

    private int bits;
    private int returns;
    private boolean hasZero;

    LineScanner(InputStream in, Quotes quotes, char delimiter) {
        this.in = in;
        this.isMultiline = quotes == Quotes.MANY_LINES;
        this.delimiter = delimiter;
        kinds['\n'] = FEED;
        kinds['\r'] = RETURN;
        kinds[0] = ZERO;
        if (quotes != Quotes.NONE) {
            kinds['"'] = QUOTE;
            kinds[delimiter] = DELIMITER;
        }
    }

    /** Goes to the next record; false at the end of the file. */
    boolean next() throws IOException {
        if (base == 0 && limit == 0) {
            skipByteOrderMark();
        }
        do {
            start = position;
            line = lines + 1;
            if (start == limit && !fill()) {
                return false;
            }
            judge(scan());
        } while (isBlank());
        records++;
        return true;
    }

    /** The bytes that {@link #start} and {@link #end} (without the line end) point into. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Physical line of the record's first, 1-based. */
    long line() {
        return line;
    }

    /** Physical lines that the record spans beyond its first. */
    long moreLines() {
        return Math.max(0, lines - line);
    }

    /** Bytes of decompressed text before the record. */
    long offset() {
        return base + start;
    }

    /** What is wrong with the record as bytes; null: nothing. */
    @Nullable Rule fault() {
        return fault;
    }

    boolean isAscii() {
        return isAscii;
    }

    boolean hasLoneReturn() {
        return hasLoneReturn;
    }

    /** Records so far. */
    long records() {
        return records;
    }

    private void skipByteOrderMark() throws IOException {
        while (limit < 3 && fill()) {
            // the first bytes may come one by one
        }
        boolean isMarked =
                limit >= 3
                        && buffer[0] == (byte) 0xEF
                        && buffer[1] == (byte) 0xBB
                        && buffer[2] == (byte) 0xBF;
        position = isMarked ? 3 : 0;
    }

    /** Runs to the end of the record and says in which state it ended. */
    private int scan() throws IOException {
        int state = START;
        bits = 0;
        returns = 0;
        hasZero = false;
        while (position < limit || fill()) {
            if (state <= PLAIN) {
                state = plain(state);
                if (position == limit) {
                    continue;
                }
            }
            byte next = buffer[position++];
            byte kind = kinds[next & 0xFF];
            if (kind == 0) {
                bits |= next;
                state = state == QUOTED ? QUOTED : state <= PLAIN ? PLAIN : BROKEN;
            } else if (kind == FEED) {
                lines++;
                boolean isPaired = position - 2 >= start && buffer[position - 2] == '\r';
                returns -= isPaired ? 1 : 0;
                if (state != QUOTED || !isMultiline) {
                    end = position - (isPaired ? 2 : 1);
                    return state;
                }
            } else {
                state = special(kind, state);
            }
        }
        end = position;
        if (isMultiline && state == QUOTED) {
            throw new DamagedFileException(
                    "the quote that opens in line " + line + " never closes");
        }
        return state;
    }

    /**
     * Passes over bytes that change nothing but the cell, eight at a time: such as are neither
     * controls nor quotes.
     */
    private int plain(int state) {
        int from = position;
        long seen = 0;
        while (position + Long.BYTES <= limit) {
            long eight = (long) EIGHT.get(buffer, position);
            long quotes = eight ^ ('"' * ONES);
            if ((less(eight, ' ') | less(quotes, 1)) != 0) {
                break;
            }
            seen |= eight;
            position += Long.BYTES;
        }
        bits |= (seen & HIGHS) == 0 ? 0 : -1;
        if (position == from) {
            return state;
        }
        boolean isDelimited = kinds[delimiter] == DELIMITER && buffer[position - 1] == delimiter;
        return isDelimited ? START : PLAIN;
    }

    /**
     * Not 0 if one of eight bytes is less than {@code limit}, which is at most 128. See S. E.
     * Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n".
     */
    private static long less(long eight, int limit) {
        return (eight - limit * ONES) & ~eight & HIGHS;
    }

    private int special(byte kind, int state) {
        switch (kind) {
            case QUOTE -> {
                return switch (state) {
                    case START, CLOSED -> QUOTED;
                    case QUOTED -> CLOSED;
                    case CLOSED_RETURN -> BROKEN;
                    default -> state;
                };
            }
            case DELIMITER -> {
                return state == QUOTED || state == BROKEN
                        ? state
                        : state == CLOSED_RETURN ? BROKEN : START;
            }
            case RETURN -> {
                returns++;
                return switch (state) {
                    case START -> PLAIN;
                    case CLOSED -> CLOSED_RETURN;
                    case CLOSED_RETURN -> BROKEN;
                    default -> state;
                };
            }
            default -> {
                hasZero = true;
                return state == QUOTED ? QUOTED : state <= PLAIN ? PLAIN : BROKEN;
            }
        }
    }

    private void judge(int state) {
        boolean isReturnLast = end == position && state == CLOSED_RETURN;
        isAscii = bits >= 0;
        hasLoneReturn = returns > 0;
        if (state == BROKEN || isReturnLast) {
            fault = Rule.BAD_CSV;
        } else if (state == QUOTED) {
            fault = Rule.MULTILINE_RECORD;
        } else if (!isAscii && !Utf8.isValid(buffer, start, end)) {
            fault = Rule.BAD_ENCODING;
        } else {
            fault = hasZero ? Rule.NUL : null;
        }
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Reads more behind what is there; moves the record to the front when room is short. */
    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, limit - start);
                base += start;
                limit -= start;
                position -= start;
                start = 0;
            } else if (buffer.length >= MAX_RECORD) {
                throw new DamagedFileException(
                        "the record in line " + line + " is longer than 32 MiB");
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }
}
