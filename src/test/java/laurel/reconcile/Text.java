package laurel.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How ids, tokens and addresses compare. */
final class Text {
    /** By Unicode code point, which is the order of the UTF-8 bytes. */
    static final Comparator<String> BY_CODE_POINT =
            (a, b) -> {
                int[] left = a.codePoints().toArray();
                int[] right = b.codePoints().toArray();
                return java.util.Arrays.compare(left, right);
            };

    private static final String SPACES =
            "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
                    + "\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private Text() {}

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && SPACES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SPACES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    static String token(String text) {
        return trim(Normalizer.normalize(text, Normalizer.Form.NFKC)).toUpperCase(Locale.ROOT);
    }

    /** The values of a parameter in the query of an address, in the order they stand there. */
    static List<String> parameters(String url, String name) {
        List<String> values = new ArrayList<>();
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment);
        int query = address.indexOf('?');
        if (query < 0) {
            return values;
        }
        for (String pair : address.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && decode(pair.substring(0, equals)).equals(name)) {
                values.add(decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** Escapes that are no hexadecimal or no UTF-8 stay as they are; so does a NUL. */
    private static String decode(String text) {
        StringBuilder decoded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int length = 4;
            String character = null;
            while (character == null && length > 0) {
                character = escaped(text, i, length--);
            }
            if (character != null) {
                decoded.append(character);
                i += 3 * (length + 1);
            } else {
                char c = text.charAt(i++);
                decoded.append(c == '+' ? ' ' : c);
            }
        }
        return decoded.toString();
    }

    /** The one character that so many escapes give; null when they do not. */
    private static @Nullable String escaped(String text, int from, int octets) {
        if (!text.substring(from).matches("(?s)(%[0-9a-fA-F]{2}){" + octets + "}.*")) {
            return null;
        }
        byte[] bytes =
                HexFormat.of().parseHex(text.substring(from, from + 3 * octets).replace("%", ""));
        try {
            String decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean isOne = decoded.codePointCount(0, decoded.length()) == 1;
            return isOne && decoded.charAt(0) != 0 ? decoded : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
