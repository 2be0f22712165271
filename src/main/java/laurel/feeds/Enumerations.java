package laurel.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells that know only some words. */
final class Enumerations {
    private Enumerations() {}

    /** The word that the characters write in any case; null: none. */
    static @Nullable String match(List<String> words, char[] text, int from, int to) {
        for (String word : words) {
            if (word.length() == to - from && isEqual(word, text, from)) {
                return word;
            }
        }
        return null;
    }

    private static boolean isEqual(String word, char[] text, int from) {
        for (int i = 0; i < word.length(); i++) {
            char c = text[from + i];
            char lower = c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
