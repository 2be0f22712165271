package laurel.feeds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The link tokens in the query of a landing URL, absolute or relative. */
final class LandingUrl {
    private LandingUrl() {}

    /**
     * The tokens in the order of search: by place of their parameter among {@code parameters}, then
     * by place in the query. Blank values are left out.
     */
    static List<String> tokens(String url, List<String> parameters) {
        int hash = url.indexOf('#');
        String head = hash < 0 ? url : url.substring(0, hash);
        int mark = head.indexOf('?');
        if (mark < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        int start = mark + 1;
        while (start <= head.length()) {
            int and = head.indexOf('&', start);
            int end = and < 0 ? head.length() : and;
            int equals = head.indexOf('=', start);
            if (equals >= 0 && equals < end) {
                names.add(decode(head.substring(start, equals)));
                values.add(head.substring(equals + 1, end));
            }
            start = end + 1;
        }
        return select(names, values, parameters);
    }

    private static List<String> select(
            List<String> names, List<String> values, List<String> parameters) {
        List<String> tokens = new ArrayList<>();
        for (String parameter : parameters) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(parameter)) {
                    String token = Tokens.normalise(decode(values.get(i)));
                    if (!token.isEmpty()) {
                        tokens.add(token);
                    }
                }
            }
        }
        return tokens;
    }

    /**
     * Percent-decodes once, as UTF-8; {@code +} is a blank. Escapes that are no hexadecimal, no
     * UTF-8 or a NUL stay as they are.
     */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        StringBuilder decoded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (octet(text, i) >= 0) {
                i = run(text, i, decoded);
            } else {
                char c = text.charAt(i++);
                decoded.append(c == '+' ? ' ' : c);
            }
        }
        return decoded.toString();
    }

    /** Decodes the escapes that stand one behind the other from {@code from}; where they end. */
    private static int run(String text, int from, StringBuilder decoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int end = from;
        for (; octet(text, end) >= 0; end += 3) {
            octets.write(octet(text, end));
        }
        byte[] bytes = octets.toByteArray();
        int i = 0;
        while (i < bytes.length) {
            int length =
                    bytes[i] >= 0 ? bytes[i] == 0 ? 0 : 1 : Utf8.sequence(bytes, i, bytes.length);
            if (length == 0) {
                decoded.append(text, from + 3 * i, from + 3 * i + 3);
                i++;
            } else {
                decoded.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return end;
    }

    /** The value of the escape at {@code i}; -1: there is none. */
    private static int octet(String text, int i) {
        if (i + 3 > text.length() || text.charAt(i) != '%') {
            return -1;
        }
        int high = hex(text.charAt(i + 1));
        int low = hex(text.charAt(i + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
