package laurel.reconcile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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

    private static String decode(String text) {
        byte[] bytes = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high * 16 + low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
