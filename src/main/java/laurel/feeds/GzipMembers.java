package laurel.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads gzip (RFC 1952) and refuses what is not whole. The JDK's own stream takes anything behind a
 * member that is not a good header for the end of the file, and so loses a damaged second member
 * without a word.
 */
final class GzipMembers extends InputStream {
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECK = 2;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean isInMember;
    private boolean isDone;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!isDone) {
            if (!isInMember) {
                header();
            }
            int read = inflate(target, offset, length);
            if (read > 0) {
                checksum.update(target, offset, read);
                return read;
            }
            if (inflater.finished()) {
                trailer();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (position == limit && !fill()) {
                throw new DamagedFileException("the gzip data is cut off");
            }
            inflater.setInput(input, position, limit - position);
            position = limit;
        }
        try {
            int read = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new DamagedFileException("the gzip data is corrupt: it names a dictionary");
            }
            return read;
        } catch (DataFormatException e) {
            throw new DamagedFileException("the gzip data is corrupt: " + e.getMessage());
        }
    }

    private void header() throws IOException {
        if (number(2) != 0x8B1F || number(1) != 8) {
            throw new DamagedFileException("no gzip data, or something else behind its end");
        }
        int flags = (int) number(1);
        number(4);
        number(2);
        if ((flags & EXTRA) != 0) {
            for (long left = number(2); left > 0; left--) {
                number(1);
            }
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        number((flags & HEADER_CHECK) != 0 ? 2 : 0);
        checksum.reset();
        inflater.reset();
        isInMember = true;
    }

    private void skipText(boolean isThere) throws IOException {
        boolean isInside = isThere;
        while (isInside) {
            isInside = number(1) != 0;
        }
    }

    private void trailer() throws IOException {
        position = limit - inflater.getRemaining();
        boolean isWhole =
                number(4) == checksum.getValue()
                        && number(4) == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
        if (!isWhole) {
            throw new DamagedFileException("the gzip check sum does not hold");
        }
        isInMember = false;
        isDone = position == limit && !fill();
    }

    /** A little-endian number of so many bytes. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            if (position == limit && !fill()) {
                throw new DamagedFileException("the gzip data is cut off");
            }
            number |= (input[position++] & 0xFFL) << (8 * i);
        }
        return number;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(input, 0, input.length));
        return limit > 0;
    }
}
