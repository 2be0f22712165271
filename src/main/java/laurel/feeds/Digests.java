package laurel.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;

/** SHA-256 of files and texts. */
final class Digests {
    private static final int CHUNK = 1 << 20;

    private Digests() {}

    /** Hexadecimal digest of a file's bytes; stops when the thread is interrupted. */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("landing was told to stop");
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of texts in order; where one ends and the next begins counts. */
    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The first 63 bits of a hexadecimal digest. */
    static long id(String digest) {
        return Long.parseUnsignedLong(digest.substring(0, 16), 16) >>> 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
