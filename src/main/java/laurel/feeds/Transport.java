package laurel.feeds;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The text of a file, whatever it is packed in; packing that is not whole is damage. */
final class Transport {
    private static final String GZIP = ".gz";
    private static final String ZSTD = ".zst";

    private Transport() {}

    /**
     * @param read told how many bytes of the file were read, as they are
     */
    static InputStream open(Path file, LongConsumer read) throws IOException {
        InputStream bytes = new Counted(Files.newInputStream(file), read);
        return switch (packing(file)) {
            case GZIP -> new GzipMembers(bytes);
            case ZSTD -> new Zstd(new ZstdInputStream(new NeverEmpty(bytes)));
            default -> bytes;
        };
    }

    /**
     * Reads a file to its end.
     *
     * @throws DamagedFileException if its packing is not whole
     */
    static void checkWhole(Path file) throws IOException {
        try (InputStream text = open(file, read -> {})) {
            text.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** What a file is packed in, by its name: the same bytes are another text under another. */
    static String packing(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(GZIP) ? GZIP : name.endsWith(ZSTD) ? ZSTD : "";
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer listener;

        Counted(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            listener.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            listener.accept(Math.max(0, read));
            return read;
        }
    }

    /** No bytes at all are no zstd frame, though the library takes them for an empty one. */
    private static final class NeverEmpty extends FilterInputStream {
        private boolean isEmpty = true;

        NeverEmpty(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return seen(super.read());
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return seen(super.read(target, offset, length));
        }

        private int seen(int read) throws IOException {
            if (read < 0 && isEmpty) {
                throw new DamagedFileException("the zstd file is empty");
            }
            isEmpty = false;
            return read;
        }
    }

    private static final class Zstd extends FilterInputStream {
        Zstd(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (ZstdIOException e) {
                throw new DamagedFileException("the zstd data is not whole: " + e.getMessage());
            }
        }
    }
}
