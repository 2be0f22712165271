package laurel.feeds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside a file to check it by: {@code <file>.sha256} (as sha256sum writes it, of the
 * file as delivered) and {@code <file>.rows} (how many records it has).
 *
 * @param digest what the file's sha256 must be; null: not stated
 * @param rows how many records there must be; null: not stated
 */
record ControlTotal(@Nullable String digest, @Nullable String rows) {
    private static final String DIGEST = ".sha256";
    private static final String ROWS = ".rows";
    private static final int MAX_BYTES = 4096;

    static boolean isSidecar(String name) {
        return name.endsWith(DIGEST) || name.endsWith(ROWS);
    }

    static ControlTotal of(Path file) throws IOException {
        String digest = word(file.resolveSibling(file.getFileName() + DIGEST));
        return new ControlTotal(
                digest == null ? null : digest.toLowerCase(Locale.ROOT),
                word(file.resolveSibling(file.getFileName() + ROWS)));
    }

    /** Refuses a file of another digest. */
    void checkDigest(String actual) throws DamagedFileException {
        if (digest != null && !digest.equals(actual)) {
            throw new DamagedFileException(
                    "its sha256 is " + actual + ", but the .sha256 beside it says " + digest);
        }
    }

    /** Refuses a file of another number of records. */
    void checkRows(long actual) throws DamagedFileException {
        if (rows != null && !rows.equals(Long.toString(actual))) {
            throw new DamagedFileException(
                    "it has " + actual + " records, but the .rows beside it says " + rows);
        }
    }

    private static @Nullable String word(Path sidecar) throws IOException {
        if (!Files.isRegularFile(sidecar)) {
            return null;
        }
        byte[] start;
        try (var in = Files.newInputStream(sidecar)) {
            start = in.readNBytes(MAX_BYTES);
        }
        String text = Text.trim(new String(start, StandardCharsets.UTF_8));
        int end = 0;
        while (end < text.length() && !Text.isWhiteSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
