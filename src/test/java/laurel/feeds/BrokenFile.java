package laurel.feeds;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import laurel.Digest;

/** Ways in which a delivered file is not the file that was sent. */
enum BrokenFile {
    GZIP_CUT(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            return Arrays.copyOf(packed, random.nextInt(packed.length));
        }
    },
    GZIP_FLIPPED(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed;
            do {
                packed = flipped(gzip(clean), random);
            } while (Arrays.equals(clean, gunzipped(packed)));
            return packed;
        }
    },
    GZIP_BAD_CRC(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            packed[packed.length - 8 + random.nextInt(4)] += (byte) (1 + random.nextInt(255));
            return packed;
        }
    },
    GZIP_BAD_LENGTH(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            packed[packed.length - 4 + random.nextInt(4)] += (byte) (1 + random.nextInt(255));
            return packed;
        }
    },
    GZIP_BLOCK_OF_ZEROS(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            int from = HEAD + random.nextInt(packed.length - HEAD - 20);
            Arrays.fill(packed, from, packed.length, (byte) 0);
            return packed;
        }
    },
    GZIP_RUBBISH_BEHIND(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            byte[] longer = Arrays.copyOf(packed, packed.length + 1 + random.nextInt(50));
            longer[packed.length] = (byte) random.nextInt(31);
            return longer;
        }
    },
    GZIP_SECOND_MEMBER_CUT(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = gzip(clean);
            byte[] twice = Arrays.copyOf(packed, packed.length + 1 + random.nextInt(packed.length));
            System.arraycopy(packed, 0, twice, packed.length, twice.length - packed.length);
            return twice.length == 2 * packed.length
                    ? Arrays.copyOf(twice, twice.length - 1)
                    : twice;
        }
    },
    NOT_GZIP(".csv.gz") {
        @Override
        byte[] broken(byte[] clean, Random random) {
            return clean;
        }
    },
    ZSTD_CUT(".csv.zst") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            byte[] packed = zstd(clean);
            return Arrays.copyOf(packed, random.nextInt(packed.length));
        }
    },
    ZSTD_FLIPPED(".csv.zst") {
        @Override
        byte[] broken(byte[] clean, Random random) throws IOException {
            return flipped(zstd(clean), random);
        }
    },
    OTHER_DIGEST(".csv") {
        @Override
        byte[] broken(byte[] clean, Random random) {
            byte[] cut = Arrays.copyOf(clean, random.nextInt(clean.length));
            return cut;
        }

        @Override
        String beside(byte[] clean) {
            return Digest.of(clean);
        }
    },
    OTHER_COUNT(".csv") {
        @Override
        byte[] broken(byte[] clean, Random random) {
            String text = new String(clean, java.nio.charset.StandardCharsets.UTF_8);
            int lines = 2 + random.nextInt(ROWS - 2);
            return (String.join("\n", text.lines().limit(lines).toList()) + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        String beside(byte[] clean) {
            return "" + ROWS;
        }
    };

    /** Bytes of a gzip header, which hold nothing that matters; more than those of a zstd one. */
    private static final int HEAD = 10;

    private static final int ROWS = 60;

    private final String ending;

    BrokenFile(String ending) {
        this.ending = ending;
    }

    abstract byte[] broken(byte[] clean, Random random) throws IOException;

    /** The control total that lies beside it; blank: none. */
    String beside(byte[] clean) {
        return "";
    }

    void write(Feeds feeds, String name, Random random) throws IOException {
        byte[] clean = CorruptionTest.clean(name, ROWS);
        feeds.write(name + ending, broken(clean, random));
        String total = beside(clean);
        if (!total.isEmpty()) {
            feeds.write(name + ending + (this == OTHER_COUNT ? ".rows" : ".sha256"), total);
        }
    }

    private static byte[] flipped(byte[] packed, Random random) {
        packed[HEAD + random.nextInt(packed.length - HEAD)] ^= (byte) (1 << random.nextInt(8));
        return packed;
    }

    /** Nothing when it is damaged; a few bits of a good file mean nothing. */
    private static byte[] gunzipped(byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** With a checksum, as the command-line tool writes it. */
    private static byte[] zstd(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed).setChecksum(true)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
