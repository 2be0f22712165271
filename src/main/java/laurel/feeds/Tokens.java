package laurel.feeds;

import java.text.Normalizer;
import java.util.Locale;

/** Codes and links as they compare: NFKC, then trimmed, then upper case. */
final class Tokens {
    private Tokens() {}

    static String normalise(String text) {
        return normalise(text.toCharArray(), 0, text.length());
    }

    static String normalise(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] >= 0x80) {
                String wide = new String(text, from, to - from);
                String plain = Normalizer.normalize(wide, Normalizer.Form.NFKC);
                return Text.trim(plain).toUpperCase(Locale.ROOT);
            }
        }
        return ascii(text, from, to);
    }

    private static String ascii(char[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Text.isWhiteSpace(text[start])) {
            start++;
        }
        while (end > start && Text.isWhiteSpace(text[end - 1])) {
            end--;
        }
        char[] upper = new char[end - start];
        for (int i = 0; i < upper.length; i++) {
            char c = text[start + i];
            upper[i] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        return new String(upper);
    }
}
