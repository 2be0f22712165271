package laurel.feeds;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** E-mail addresses: hashed where they identify somebody, masked where text is kept for people. */
final class Emails {
    private static final String MASK = "***@***";

    private final Mac mac;

    /** Not thread-safe. */
    Emails(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had: " + e.getMessage(), e);
        }
    }

    /** HMAC-SHA-256, in hexadecimal, of the address in lower case without white space around it. */
    String hash(String address) {
        String plain = Text.trim(address).toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The text with all that looks like an address masked, also where {@code @} is percent-encoded
     * or full-width. Linear in the text.
     */
    static String mask(String text) {
        int at = nextAt(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        int done = 0;
        while (at >= 0) {
            int behind = at + (text.charAt(at) == '%' ? 3 : 1);
            int from = at;
            while (from > done && isLocal(text.charAt(from - 1))) {
                from--;
            }
            int to = behind;
            while (to < text.length() && isDomain(text.charAt(to))) {
                to++;
            }
            if (from < at && to > behind) {
                masked.append(text, done, from).append(MASK);
                done = to;
            }
            at = nextAt(text, to);
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static int nextAt(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '\uFF20' || (c == '%' && text.startsWith("%40", i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLocal(char c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || "!#$%'*+-./^_`{}~".indexOf(c) >= 0;
        }
        return !Text.isWhiteSpace(c) && c != '\uFF20';
    }

    private static boolean isDomain(char c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '[' || c == ']';
        }
        return !Text.isWhiteSpace(c) && c != '\uFF20';
    }
}
