package laurel.feeds;

import java.util.Locale;

/** Names as words of a text: {@code anna} is in "anna, ben" and in "anna-2025", not in "joanna". */
public final class Naming {
    private Naming() {}

    /** Whether the text names it, whatever the letter case. */
    public static boolean isIn(String text, String name) {
        return find(text, name, 0) >= 0;
    }

    /** The text with another name put for a name. */
    public static String replace(String text, String name, String other) {
        int at = find(text, name, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        while (at >= 0) {
            replaced.append(text, done, at).append(other);
            done = at + name.length();
            at = find(text, name, done);
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private static int find(String text, String name, int from) {
        for (int at = from; !name.isEmpty() && at + name.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, name, 0, name.length())
                    && isEdge(text, at - 1)
                    && isEdge(text, at + name.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0
                || at >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** As names are compared where letter case makes no difference. */
    public static String folded(String name) {
        return Text.trim(name).toLowerCase(Locale.ROOT);
    }
}
